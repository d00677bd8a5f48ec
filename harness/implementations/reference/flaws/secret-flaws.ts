/** Mistakes with the client secret. */
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

export const secretFlaws = {
  'basic-without-encoding': {
    breaks: 'For HTTP Basic it joins client ID and secret as they are, without form encoding.',
    rules: () => ({
      clientAuthentication: (metadata, secret) => {
        const methods = metadata.token_endpoint_auth_methods_supported
        if (methods?.includes('client_secret_post') === true)
          return soundRules.clientAuthentication(metadata, secret)
        return (_server, { client_id: id }, _body, headers) =>
          headers.set('authorization', `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`)
      },
    }),
    caughtBy: ['secret.encoding'],
  },
  'always-posts-the-secret': {
    breaks: 'It sends the client secret in the body of the token request, whatever the metadata names.',
    rules: () => ({
      clientAuthentication: (metadata, secret) =>
        soundRules.clientAuthentication(
          { ...metadata, token_endpoint_auth_methods_supported: ['client_secret_post'] },
          secret,
        ),
    }),
    caughtBy: ['secret.auth-method-negotiated'],
    alsoCaughtBy: ['secret.encoding'],
  },
  'secret-in-authorization-request': {
    breaks: 'It puts the client secret into the authorization request, which the browser carries.',
    rules: () => ({
      begin: async (beginning) => {
        const url = new URL(await soundRules.begin(beginning))
        url.searchParams.set('client_secret', beginning.connection.clientSecret)
        return url.href
      },
    }),
    caughtBy: ['secret.not-in-front-channel'],
    alsoCaughtBy: ['secret.never-echoed', 'secret.not-in-errors'],
  },
  'quotes-echoed-secret': {
    breaks: 'It shows what the identity provider said, even when that repeats the client secret.',
    rules: () => ({ quotable: (said) => said }),
    caughtBy: ['secret.not-in-errors'],
  },
  'blank-secret-is-stored': {
    breaks: 'It stores a blank client secret when the field is left blank.',
    rules: () => ({
      secretToStore: (typed, current, next) =>
        current === undefined ? soundRules.secretToStore(typed, current, next) : typed,
    }),
    caughtBy: ['secret.blank-keeps-stored'],
    alsoCaughtBy: ['secret.mask-not-stored', 'ui.green-is-truthful'],
  },
  'stores-the-mask': {
    breaks: 'Its form shows dots in the secret field, and stores them when they are sent back.',
    rules: () => ({ shownSecret: () => '••••••••' }),
    caughtBy: ['secret.mask-not-stored'],
    alsoCaughtBy: ['ui.green-is-truthful'],
  },
  'keeps-secret-for-another-issuer': {
    breaks: 'A blank field keeps the stored client secret for another issuer too.',
    rules: () => ({
      secretToStore: (typed, current, next) =>
        typed === '' && current !== undefined
          ? current.clientSecret
          : soundRules.secretToStore(typed, current, next),
    }),
    caughtBy: ['secret.issuer-change-needs-secret'],
  },
} as const satisfies FlawTable
