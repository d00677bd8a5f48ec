import type { Application, ClientSecret, MockEntra, Tenant } from '../contract.ts'

export type Form = Readonly<Record<string, string | undefined>>

export interface AskOptions {
  /** First segment of the path. Default: the tenant. */
  readonly segment?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: string
}

/** Asks the token endpoint; `undefined` leaves a parameter out. */
export const askForTokens = (
  { entra, tenant }: { readonly entra: MockEntra; readonly tenant: Tenant },
  form: Form,
  { segment = tenant.id, path = 'oauth2/v2.0/token', headers = {}, method = 'POST' }: AskOptions = {},
): Promise<Response> => {
  const pairs = Object.entries(form).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const body = method === 'POST' ? { body: new URLSearchParams(pairs) } : {}
  return fetch(`${entra.origin}/${segment}/${path}`, { method, headers, ...body })
}

/** The parameters of a client credentials request. */
export const forItself = (app: Application, secret: ClientSecret): Form => ({
  grant_type: 'client_credentials',
  client_id: app.clientId,
  client_secret: secret.value,
  scope: 'https://graph.microsoft.com/.default',
})

export type Body = Readonly<Record<string, unknown>>
export const bodyOf = async (response: Response): Promise<Body> => (await response.json()) as Body
