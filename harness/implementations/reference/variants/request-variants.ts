/** Other right ways to ask the identity provider. */
import * as client from 'openid-client'
import { laxBegin, withoutVerifier } from '../flaws/lax-begin.ts'
import { laxRedeem } from '../flaws/lax-redeem.ts'
import { redeem } from '../redeem.ts'
import { addUserInfo } from '../user-info.ts'
import type { VariantTable } from './variant.ts'

const isAboutAnother = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  thrown.cause instanceof client.ClientError &&
  thrown.cause.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'

export const requestVariants = {
  'prefers-basic': {
    row: 'B01',
    does: 'It authenticates by HTTP Basic wherever the metadata lists that, and posts the secret otherwise.',
    rules: () => ({
      clientAuthentication: (metadata, secret) =>
        metadata.token_endpoint_auth_methods_supported?.includes('client_secret_basic') === false
          ? client.ClientSecretPost(secret)
          : client.ClientSecretBasic(secret),
    }),
    passes: ['secret.auth-method-negotiated', 'secret.encoding'],
  },
  'nonce-without-pkce': {
    row: 'B02',
    does: 'It sends nonce and state and no PKCE, as a confidential client may.',
    rules: () => ({
      begin: laxBegin(({ query }) => {
        query.delete('code_challenge')
        query.delete('code_challenge_method')
        return {}
      }),
      redeem: (redemption) => redeem(withoutVerifier(redemption)),
    }),
    passes: ['authz.required-parameters', 'idtoken.nonce-wrong', 'callback.code-injection'],
    mayWarn: ['authz.pkce-s256'],
  },
  'pkce-without-nonce': {
    row: 'B03',
    does: 'It sends PKCE and state and no nonce.',
    rules: () => ({
      begin: laxBegin(({ query }) => {
        query.delete('nonce')
        return {}
      }),
      redeem: laxRedeem({ without: ['nonce'] }),
    }),
    without: ['sends-nonce'],
    passes: ['callback.code-injection', 'authz.pkce-s256'],
  },
  'never-asks-userinfo': {
    row: 'B04',
    does: 'It never calls UserInfo: what the ID token does not say is not known.',
    rules: () => ({ addUserInfo: async ({ claims }) => claims }),
    without: ['uses-userinfo'],
    passes: ['claims.email-absent', 'claims.email-match'],
  },
  'asks-userinfo-at-every-login': {
    row: 'B04',
    does: 'It calls UserInfo at every login, and refuses an answer about somebody else.',
    rules: () => ({
      addUserInfo: async (question) => {
        const { email, ...others } = question.claims
        const answered = await addUserInfo({ ...question, claims: others }).catch((thrown: unknown) => {
          // What is signed is enough when UserInfo cannot be asked; an answer about another person is not.
          if (email === undefined || isAboutAnother(thrown)) throw thrown
          return others
        })
        return email === undefined ? answered : { ...answered, email }
      },
    }),
    passes: ['claims.email-match', 'token.request-happy'],
  },
  'takes-answers-by-form': {
    row: 'B05',
    does: 'It asks for form_post at every login; the reference asks for the query unless it is told otherwise.',
    rules: () => ({
      begin: laxBegin(({ query }) => {
        query.set('response_mode', 'form_post')
        return {}
      }),
    }),
    passes: ['entra.tenant-guid-happy', 'callback.state-other-browser', 'callback.unknown-parameters'],
  },
  'suggests-the-account': {
    row: 'B12',
    does: 'It sends prompt=select_account, login_hint and domain_hint.',
    rules: () => ({
      begin: async (beginning) => {
        const { product, request } = beginning
        const account = await product.store.account(request.session.account ?? '')
        const [address = { email: '' }] = account?.addresses ?? []
        return laxBegin(({ query }) => {
          query.set('prompt', 'select_account')
          query.set('login_hint', address.email)
          query.set('domain_hint', 'organizations')
          return {}
        })(beginning)
      },
    }),
    passes: ['authz.required-parameters', 'authz.scope-minimal', 'entra.tenant-guid-happy'],
  },
} as const satisfies VariantTable
