import { callback } from '../../testing/relying-party.ts'
import { redeem } from './logins.ts'
import type { Way } from './way.ts'

const spa = { redirectUris: [], spaRedirectUris: [callback] } as const
const fromBrowser = { headers: { Origin: 'http://localhost:3000' } } as const

/** The platform of the redirect URI decides who redeems the code. */
export const platformWays: readonly Way[] = [
  {
    code: 700025,
    how: 'Send a secret with a code of the platform Mobile and desktop (`nativeRedirectUris`).',
    seen: 'json',
    application: { redirectUris: [], nativeRedirectUris: [callback] },
    act: redeem(),
  },
  {
    code: 9002325,
    how: 'A single-page application (`spaRedirectUris`) without a code challenge.',
    seen: 'json',
    application: spa,
    act: redeem(
      { client_secret: undefined, code_verifier: undefined },
      { ...fromBrowser, login: { code_challenge: undefined, code_challenge_method: undefined } },
    ),
  },
  {
    code: 9002326,
    how: 'Redeem a code of the platform Web with a header `Origin`.',
    seen: 'json',
    act: redeem({}, fromBrowser),
  },
  {
    code: 9002327,
    how: 'Redeem a code of the platform Single-page application (`spaRedirectUris`) without a header `Origin`.',
    seen: 'json',
    application: spa,
    act: redeem({ client_secret: undefined }),
  },
]
