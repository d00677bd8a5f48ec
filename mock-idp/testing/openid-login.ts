/** Logins with openid-client, as its documentation says that a product does them. */
import * as oidc from 'openid-client'
import { callback } from './relying-party.ts'
import { type Ending, signInAt, type Visitor } from './visitor.ts'

export interface OpenIdLogin {
  readonly url: URL
  readonly checks: oidc.AuthorizationCodeGrantChecks & {
    readonly expectedNonce: string
    readonly expectedState: string
  }
}

/** A request to sign in with PKCE, state and nonce, and what the answer has to agree with. */
export const beginLogin = async (
  config: oidc.Configuration,
  changes: Readonly<Record<string, string>> = {},
): Promise<OpenIdLogin> => {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
  const [expectedState, expectedNonce] = [oidc.randomState(), oidc.randomNonce()]
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid profile email offline_access',
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...changes,
  })
  return { url, checks: { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true } }
}

/** What reached the redirect URI, in the shape that openid-client takes: a URL, or a form that was posted. */
export const arrivalOf = ({ url, method, parameters }: Extract<Ending, { at: 'relying-party' }>) =>
  method === 'GET' ? url : new Request(url, { method, body: new URLSearchParams(parameters) })

/** A whole login: request, sign-in, code for tokens. */
export const loginWith = async (
  config: oidc.Configuration,
  visitor: Visitor = {},
  changes: Readonly<Record<string, string>> = {},
) => {
  const { url, checks } = await beginLogin(config, changes)
  return oidc.authorizationCodeGrant(config, arrivalOf(await signInAt(url, visitor)), checks)
}

/** What every browser does with a request across origins, and no script can prevent. */
export const fetchFromPage: oidc.CustomFetch = (url, options) =>
  fetch(url, {
    ...options,
    headers: { ...options.headers, origin: new URL(callback).origin },
  } as RequestInit)
