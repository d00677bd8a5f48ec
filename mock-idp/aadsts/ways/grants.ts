import { tokenResponse } from '../../faults/fault.ts'
import { callback } from '../../testing/relying-party.ts'
import { codeOf, redeem, refresh } from './logins.ts'
import { post } from './verbs.ts'
import type { Way } from './way.ts'

const spa = { redirectUris: [], spaRedirectUris: [callback] } as const
const fromBrowser = { headers: { Origin: 'http://localhost:3000' } } as const

export const grantWays: readonly Way[] = [
  {
    code: 70003,
    how: 'An unknown `grant_type`.',
    seen: 'json',
    act: redeem({ grant_type: 'no_such_grant' }),
  },
  {
    code: 54005,
    how: 'Redeem a code twice.',
    seen: 'json',
    act: async (stage) => {
      const code = await codeOf(stage)
      await redeem({ code })(stage)
      return redeem({ code })(stage)
    },
  },
  {
    code: 54008,
    how: 'Redeem a code of the v2.0 endpoint at the v1.0 endpoint.',
    seen: 'json',
    act: redeem({}, { loginAt: {}, v1: true }),
  },
  {
    code: 70008,
    how: 'Redeem a code after `tenant.clock.advance("11m")`.',
    seen: 'json',
    act: redeem({}, { between: ({ tenant }) => tenant.clock.advance('11m') }),
  },
  {
    code: 700005,
    how: 'Redeem a code of `/common` at the tenant.',
    seen: 'json',
    application: { signInAudience: 'AzureADMultipleOrgs' },
    act: redeem({}, { loginAt: { at: 'common' } }),
  },
  {
    code: 7000110,
    how: 'Redeem the code of one application with the credentials of another.',
    seen: 'json',
    act: redeem(({ tenant }) => {
      const other = tenant.application({ redirectUris: [callback] })
      return { client_id: other.clientId, client_secret: other.secret().value }
    }),
  },
  {
    code: 501481,
    how: 'Redeem a code with a wrong `code_verifier`.',
    seen: 'json',
    act: redeem({ code_verifier: 'another-code-verifier-of-more-than-forty-three-characters' }),
  },
  {
    code: 50148,
    how: 'Redeem a code of a login with PKCE without `code_verifier`.',
    seen: 'json',
    act: redeem({ code_verifier: undefined }),
  },
  {
    code: 70000,
    how: 'A code that nobody issued, at `/consumers`.',
    seen: 'json',
    application: { signInAudience: 'AzureADandPersonalMicrosoftAccount' },
    act: post(
      'token',
      ({ app, secret }) => ({
        grant_type: 'authorization_code',
        client_id: app.clientId,
        client_secret: secret.value,
        code: 'M.C1_garbage',
        redirect_uri: callback,
      }),
      { at: 'consumers' },
    ),
  },
  {
    code: 50173,
    how: 'After a login, `tenant.revokeSessions(person.id)`; then use the refresh token.',
    seen: 'json',
    act: refresh({}, { between: ({ tenant, person }) => tenant.revokeSessions(person.id) }),
  },
  {
    code: 50132,
    how: 'After a login, give the person `passwordExpired: true`; then use the refresh token.',
    seen: 'json',
    act: refresh(
      {},
      {
        between: ({ tenant, person }) => {
          tenant.person({ userPrincipalName: person.userPrincipalName, passwordExpired: true })
        },
      },
    ),
  },
  {
    code: 50133,
    how: 'After a login, give the person another `password`; then use the refresh token.',
    seen: 'json',
    person: { password: 'old' },
    act: refresh(
      {},
      {
        between: ({ tenant, person }) => {
          tenant.person({ userPrincipalName: person.userPrincipalName, password: 'new' })
        },
      },
    ),
  },
  {
    code: 700082,
    how: 'Use the refresh token after `tenant.clock.advance("91d")`.',
    seen: 'json',
    act: refresh({}, { between: ({ tenant }) => tenant.clock.advance('91d') }),
  },
  {
    code: 700084,
    how: 'Use the refresh token of a single-page application after `tenant.clock.advance("25h")`.',
    seen: 'json',
    application: spa,
    act: refresh({}, { ...fromBrowser, public: true, between: ({ tenant }) => tenant.clock.advance('25h') }),
  },
  {
    code: 700081,
    how: 'Fault `tokenResponse.refused(700081)`: Entra says 700084 nowadays.',
    seen: 'json',
    faults: [tokenResponse.refused(700081)],
    act: redeem(),
  },
  {
    code: 70043,
    how: 'A policy with `signInFrequency: 1h`; use the refresh token after `tenant.clock.advance("2h")`.',
    seen: 'json',
    tenant: { conditionalAccess: [{ signInFrequency: '1h' }] },
    act: refresh({}, { between: ({ tenant }) => tenant.clock.advance('2h') }),
  },
]
