import { createHash } from 'node:crypto'
import type { Application, ClientSecret, MockEntra, Person, Tenant } from '../contract.ts'
import { startMockEntra } from '../start.ts'

export const callback = 'http://localhost:3000/callback'
export const verifier = 'a-code-verifier-of-more-than-forty-three-characters'

/** A mock with one tenant, one application and one person, for tests over HTTP. */
export interface Scene {
  readonly entra: MockEntra
  readonly tenant: Tenant
  readonly app: Application
  readonly secret: ClientSecret
  readonly mia: Person
}

export const makeScene = async (
  options: { readonly signInAudience?: Application['signInAudience'] } = {},
): Promise<Scene> => {
  const entra = await startMockEntra({ http: true, seed: 'test' })
  const tenant = entra.tenant()
  const app = tenant.application({ redirectUris: [callback], ...options })
  return {
    entra,
    tenant,
    app,
    secret: app.secret(),
    mia: tenant.person({ userPrincipalName: 'mia@contoso.example' }),
  }
}

type Values = Readonly<Record<string, string | undefined>>

const defined = (values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined))

/** The URL of a good authorization request, with changes; `undefined` leaves a parameter out. */
export const authorizeUrl = (
  { entra, tenant, app }: Scene,
  changes: Values = {},
  segment = tenant.id,
): URL => {
  const url = new URL(`${entra.origin}/${segment}/oauth2/v2.0/authorize`)
  url.search = new URLSearchParams(
    defined({
      client_id: app.clientId,
      response_type: 'code',
      redirect_uri: callback,
      scope: 'openid profile email',
      state: 'a state',
      nonce: 'a-nonce',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    }),
  ).toString()
  return url
}

/** A browser that keeps cookies by name and follows nothing. */
export const makeBrowser = () => {
  const jar = new Map<string, string>()
  return async (url: URL | string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
}
export type Browser = ReturnType<typeof makeBrowser>

export const locationOf = (response: Response, base: string): URL =>
  new URL(response.headers.get('location') ?? '', base)

/** Signs in on the page, and gives the URL of the callback. */
export const signIn = async (
  scene: Scene,
  browser: Browser = makeBrowser(),
  changes: Values = {},
  form?: Values,
  segment?: string,
): Promise<URL> => {
  const { origin } = scene.entra
  const asked = await browser(authorizeUrl(scene, changes, segment))
  const page = locationOf(asked, origin)
  if (!page.pathname.includes('/mock/sign-in/')) return page
  const body = new URLSearchParams(defined(form ?? { account: scene.mia.id }))
  return locationOf(await browser(page, { method: 'POST', body }), origin)
}

/** Redeems a code, or sends whatever the changes make of it. */
export const redeem = (
  scene: Scene,
  code: string | null,
  changes: Values = {},
  segment = scene.tenant.id,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${scene.entra.origin}/${segment}/oauth2/v2.0/token`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(
      defined({
        grant_type: 'authorization_code',
        client_id: scene.app.clientId,
        client_secret: scene.secret.value,
        code: code ?? '',
        redirect_uri: callback,
        code_verifier: verifier,
        ...changes,
      }),
    ),
  })

export interface TokenAnswer {
  readonly id_token: string
  readonly access_token: string
  readonly refresh_token?: string
  readonly scope: string
}

/** A whole login: the token response. */
export const login = async (scene: Scene, changes: Values = {}): Promise<TokenAnswer> => {
  const url = await signIn(scene, makeBrowser(), changes)
  return (await (await redeem(scene, url.searchParams.get('code'))).json()) as TokenAnswer
}

export const decode = (token: string, part: 0 | 1 = 1): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString('utf8')) as Record<
    string,
    unknown
  >
