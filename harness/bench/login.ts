/** A whole code flow against the mock, by a client of its own: what a login costs on the mock's side. */
import { createHash, randomBytes } from 'node:crypto'
import { request } from 'undici'
import type { Person } from '../../mock-idp/contract.ts'
import { openBrowser } from '../browser/browser.ts'
import { openAgent } from '../drive/agent.ts'
import { settle } from '../drive/human.ts'

export interface Client {
  readonly origin: string
  readonly ca: string | undefined
  readonly tenantId: string
  readonly clientId: string
  readonly person: Pick<Person, 'id' | 'userPrincipalName'>
  readonly secret: string
  readonly redirectUri: string
}

/** Authorization request with PKCE, sign-in page, token request, UserInfo. Throws when a step fails. */
export const codeFlow = async ({
  origin,
  ca,
  tenantId,
  clientId,
  person,
  secret,
  redirectUri,
}: Client): Promise<void> => {
  const agent = openAgent(ca)
  const browser = openBrowser({
    agent,
    origins: () => new Set([origin, new URL(redirectUri).origin]),
    timeoutMs: 10_000,
    onVisit: () => {},
  })
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const tab = browser.tab()
  const atCallback = ({ url }: { readonly url: URL }): boolean => url.href.startsWith(redirectUri)
  const first = await tab.visit(`${origin}/${tenantId}/oauth2/v2.0/authorize?${query}`, atCallback)
  const arrival = await settle(tab, first, { signsInAs: person }, origin, atCallback)
  const code = arrival.kind === 'held' ? arrival.navigation.url.searchParams.get('code') : null
  if (code === null) throw new Error('the mock gave no code')
  const answer = await request(`${origin}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    dispatcher: agent,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: secret,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }).toString(),
  })
  const tokens: unknown = await answer.body.json()
  const accessToken =
    typeof tokens === 'object' && tokens !== null && 'access_token' in tokens
      ? String(tokens.access_token)
      : undefined
  if (answer.statusCode !== 200 || accessToken === undefined)
    throw new Error(`the token endpoint answered ${answer.statusCode}`)
  const userinfo = await request(`${origin}/oidc/userinfo`, {
    dispatcher: agent,
    headers: { authorization: `Bearer ${accessToken}` },
  })
  await userinfo.body.dump()
  if (userinfo.statusCode !== 200) throw new Error(`UserInfo answered ${userinfo.statusCode}`)
}
