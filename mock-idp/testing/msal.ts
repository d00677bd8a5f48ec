/** @azure/msal-node as a web application configures it, with a mock over https as its authority. */
import { ConfidentialClientApplication, CryptoProvider, type NodeAuthOptions } from '@azure/msal-node'
import type { Application, MockEntra } from '../contract.ts'
import { callback } from './relying-party.ts'
import { signInAt, type Visitor } from './visitor.ts'

/** @param segment tenant GUID, domain name, `common`, `organizations` or `consumers` */
export const msalAuth = ({ origin }: MockEntra, { clientId }: Application, segment: string) => ({
  clientId,
  authority: `${origin}/${segment}`,
  // Without it MSAL asks login.microsoftonline.com whether it knows this host.
  knownAuthorities: [new URL(origin).host],
})

export const confidentialClient = (auth: NodeAuthOptions): ConfidentialClientApplication =>
  new ConfidentialClientApplication({ auth })

/** A login by authorization code with state, nonce and PKCE. */
export const msalLogin = async (
  client: ConfidentialClientApplication,
  visitor: Visitor = {},
  scopes: readonly string[] = ['openid', 'profile', 'email', 'offline_access'],
  more: { readonly claims?: string } = {},
) => {
  const { verifier: codeVerifier, challenge: codeChallenge } = await new CryptoProvider().generatePkceCodes()
  const asked = { scopes: [...scopes], redirectUri: callback, state: 'a-state', nonce: 'a-nonce', ...more }
  const url = await client.getAuthCodeUrl({
    ...asked,
    codeChallenge,
    codeChallengeMethod: 'S256',
  })
  const { code = '', ...rest } = (await signInAt(url, visitor)).parameters
  return client.acquireTokenByCode({ ...asked, code, codeVerifier }, { code, ...rest })
}
