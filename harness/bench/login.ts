/** A whole code flow, by a client of its own: what a login costs on the provider's side. */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Answer, Wire } from './wire.ts'

/** Where a provider answers, and what it knows the client by. */
export interface Provider {
  readonly ca: string | undefined
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly userInfoEndpoint: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  /** What is sent from the sign-in page. */
  readonly signInForm: Readonly<Record<string, string>>
}

const tokens = z.object({ access_token: z.string(), id_token: z.string() })

/** Authorization request with PKCE, sign-in page, token request, UserInfo. Throws when a step fails. */
export const codeFlow = async (wire: Wire, provider: Provider): Promise<void> => {
  const { clientId, clientSecret, redirectUri } = provider
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
  wire.forget()
  const code = await signIn(wire, provider, await wire.get(`${provider.authorizationEndpoint}?${query}`))
  const answer = await wire.post(provider.tokenEndpoint, {
    grant_type: 'authorization_code',
    client_id: clientId,
    client_secret: clientSecret,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  })
  if (answer.status !== 200) throw new Error(`the token endpoint answered ${answer.status}: ${answer.text}`)
  const { access_token } = tokens.parse(JSON.parse(answer.text))
  const { status } = await wire.get(provider.userInfoEndpoint, { authorization: `Bearer ${access_token}` })
  if (status !== 200) throw new Error(`UserInfo answered ${status}`)
}

/** From the first answer to the code: the page is fetched, its form is sent, redirects are followed. */
const signIn = async (wire: Wire, { redirectUri, signInForm }: Provider, first: Answer): Promise<string> => {
  let { location } = first
  let shown: string | undefined
  for (let hops = 0; hops < 6 && location !== undefined; hops += 1) {
    if (location.startsWith(redirectUri)) {
      const code = new URL(location).searchParams.get('code')
      if (code !== null) return code
      break
    }
    const answer: Answer = await wire.get(location)
    if (answer.location === undefined && answer.status === 200 && shown === undefined) {
      shown = location
      location = (await wire.post(location, signInForm)).location
    } else location = answer.location
  }
  throw new Error(`there came no code; the last stop was ${location ?? shown ?? 'the first answer'}`)
}

/** A token of the application by itself. Throws when it is not given. */
export const appOnly = async (
  wire: Wire,
  { tokenEndpoint, clientId, clientSecret }: Provider,
): Promise<void> => {
  const answer = await wire.post(tokenEndpoint, {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: `api://${clientId}/.default`,
  })
  if (answer.status !== 200) throw new Error(`the token endpoint answered ${answer.status}: ${answer.text}`)
}
