/** Mistakes in the requests that the product sends to the identity provider. */
import { begin } from '../begin.ts'
import { redeem } from '../redeem.ts'
import type { FlawTable } from './flaw.ts'
import { laxBegin, sending, withoutVerifier } from './lax-begin.ts'
import { laxRedeem } from './lax-redeem.ts'

const withoutPkce = (query: URLSearchParams): void => {
  query.delete('code_challenge')
  query.delete('code_challenge_method')
}

export const requestFlaws = {
  'redirect-uri-from-request-headers': {
    breaks: 'It builds the redirect URI from the headers of the request, which whoever sends it chooses.',
    rules: () => ({
      begin: (beginning) => {
        const { product, request } = beginning
        const host = request.get('x-forwarded-host') ?? request.get('host')
        const origin = `${request.get('x-forwarded-proto') ?? request.protocol}://${host}`
        return begin({ ...beginning, product: { ...product, origin } })
      },
    }),
    caughtBy: ['authz.redirect-uri-host-injection'],
  },
  'counts-its-states': {
    breaks: 'Its states are a fixed text with a number that goes up.',
    rules: () => {
      let logins = 0
      return {
        begin: laxBegin(({ query }) => {
          logins += 1
          const state = `single-sign-on-of-acme-hub-${logins}`
          query.set('state', state)
          return { state }
        }),
      }
    },
    caughtBy: ['authz.state-unique-unguessable'],
  },
  'uses-state-as-nonce': {
    breaks: 'It sends the state as nonce too, so that everybody who sees the address knows the nonce.',
    rules: () => ({
      begin: laxBegin(({ transaction: { state }, query }) => {
        query.set('nonce', state)
        return { nonce: state }
      }),
    }),
    caughtBy: ['authz.nonce-unique'],
  },
  'knows-no-pkce': {
    breaks: 'It does not use PKCE.',
    rules: () => ({
      begin: laxBegin(({ query }) => {
        withoutPkce(query)
        return {}
      }),
      redeem: (redemption) => redeem(withoutVerifier(redemption)),
    }),
    caughtBy: ['authz.pkce-s256'],
  },
  'one-pkce-verifier': {
    breaks: 'It makes one PKCE verifier when it starts, and uses it for every login.',
    rules: () => {
      let first: { readonly verifier: string; readonly challenge: string } | undefined
      return {
        begin: laxBegin(({ transaction: { verifier }, query }) => {
          first ??= { verifier, challenge: query.get('code_challenge') ?? '' }
          query.set('code_challenge', first.challenge)
          return { verifier: first.verifier }
        }),
      }
    },
    caughtBy: ['authz.pkce-s256'],
  },
  'plain-pkce-where-only-plain-is-offered': {
    breaks: 'It sends the verifier itself as the challenge when the metadata offers nothing but "plain".',
    rules: () => ({
      begin: laxBegin(({ transaction: { verifier }, query }, { metadata }) => {
        const offered = metadata.code_challenge_methods_supported
        if (offered?.includes('plain') === true && !offered.includes('S256')) {
          query.set('code_challenge', verifier)
          query.set('code_challenge_method', 'plain')
        }
        return {}
      }),
    }),
    caughtBy: ['authz.pkce-no-downgrade'],
  },
  'neither-pkce-nor-nonce': {
    breaks:
      'It uses PKCE only where the metadata offers it, which that of Entra does not, and knows no nonce.',
    rules: () => ({
      begin: laxBegin(({ query }) => {
        withoutPkce(query)
        query.delete('nonce')
        return {}
      }),
      redeem: (redemption) => laxRedeem({ without: ['nonce'] })(withoutVerifier(redemption)),
    }),
    caughtBy: [
      'authz.required-parameters',
      'authz.pkce-s256',
      'authz.pkce-no-downgrade',
      'authz.nonce-unique',
      'callback.code-injection',
    ],
    alsoCaughtBy: [
      'callback.code-injection-lax-as',
      'authz.parameter-injection',
      'idtoken.nonce-wrong',
      'idtoken.nonce-missing',
      'idtoken.replayed',
      'setup.test-rejects-wrong-nonce',
    ],
  },
  'asks-for-more-than-it-needs': {
    breaks: "It asks for the right to read everybody's profile, which no login needs.",
    rules: () => ({
      begin: laxBegin(({ query }) => {
        query.set('scope', `${query.get('scope')} User.Read`)
        return {}
      }),
    }),
    caughtBy: ['authz.scope-minimal'],
  },
  'copies-its-start-query': {
    breaks: 'It copies every parameter of its start address into the authorization request.',
    rules: () => ({
      begin: laxBegin(({ query }, { request }) => {
        for (const [name, value] of Object.entries(request.query)) {
          if (name !== 'returnTo' && typeof value === 'string') query.set(name, value)
        }
        return {}
      }),
    }),
    caughtBy: ['authz.parameter-injection'],
  },
  'secret-in-an-address': {
    breaks: 'It sends the client secret in the address of the token request.',
    rules: () => ({
      redeem: (redemption) =>
        redeem(
          sending(redemption, (url, body) => {
            if (body !== undefined) url.searchParams.set('client_secret', redemption.clientSecret)
          }),
        ),
    }),
    caughtBy: ['token.request-happy'],
  },
} as const satisfies FlawTable
