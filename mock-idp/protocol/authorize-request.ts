import type { Refusal } from '../aadsts/refusal.ts'
import { type Directory, findApplication, type LiveAuthority } from '../directory/directory.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import { redirectUriMatches } from '../directory/redirect-uri.ts'
import type { Version } from '../minting/id-token.ts'
import { readScope, resourcesOf } from '../minting/scopes.ts'
import type { Parameters } from '../server/exchange.ts'

export const responseModes = ['query', 'fragment', 'form_post'] as const
export type ResponseMode = (typeof responseModes)[number]

/** Where and how an answer goes back to the relying party. */
export interface ReturnAddress {
  readonly redirectUri: string
  readonly responseMode: ResponseMode
  readonly state: string | undefined
  /** Of a device authorization: the device code that it ends in, and nothing goes back to a redirect URI. */
  readonly device: string | undefined
}

/** An authorization request that Entra accepts. Plain JSON: it travels through the engine. */
export interface AuthorizeRequest extends ReturnAddress {
  readonly version: Version
  /** What was asked for in `response_type`. */
  readonly responseTypes: readonly ('code' | 'id_token' | 'token')[]
  /** The parameter `resource` of a v1.0 request. */
  readonly resource: string | undefined
  readonly clientId: string
  readonly scope: string
  readonly nonce: string | undefined
  readonly challenge: { readonly value: string; readonly method: string } | undefined
  readonly prompt: string | undefined
  /** Seconds. */
  readonly maxAge: number | undefined
  readonly loginHint: string | undefined
  readonly clientInfo: boolean
}

export type AuthorizeDecision =
  | { readonly kind: 'go'; readonly request: AuthorizeRequest }
  | { readonly kind: 'page'; readonly refusal: Refusal; readonly clientId: string | undefined }
  | {
      readonly kind: 'redirect'
      readonly refusal: Refusal
      readonly clientId: string
      readonly to: ReturnAddress
    }

/**
 * The checks of the authorization endpoint in Entra's order. Until client and redirect URI are known to
 * belong together a refusal is a page; afterwards it goes to the redirect URI.
 */
export const checkAuthorizeRequest = (
  directory: Directory,
  authority: LiveAuthority,
  parameters: Parameters,
): AuthorizeDecision => {
  const clientId = parameters['client_id']
  const page = (refusal: Refusal): AuthorizeDecision => ({ kind: 'page', refusal, clientId })
  if (clientId === undefined) return page(missing('client_id'))
  const application = findApplication(directory, authority, clientId)
  if (application === undefined) return page(unknownApplication(clientId, tenantNameOf(authority)))
  const names = { appId: application.clientId, appName: application.displayName }
  if (authority.kind === 'alias' && application.signInAudience === 'AzureADMyOrg')
    return page({
      code: 50194,
      values: names,
      reason: `The application is single-tenant and was used at /${authority.segment}.`,
    })
  const registered = [...application.redirectUris, ...application.spaRedirectUris]
  const redirectUri = parameters['redirect_uri'] ?? registered[0]
  if (redirectUri === undefined) return page({ code: 500113, reason: 'The application has no redirect URI.' })
  if (URL.parse(redirectUri) === null)
    return page({ code: 90102, reason: `${redirectUri} is not an absolute URI.` })
  if (!redirectUriMatches(redirectUri, registered))
    return page({
      code: 50011,
      values: { ...names, uri: redirectUri },
      reason: `The redirect URI ${redirectUri} is not registered; registered: ${registered.join(' ') || 'none'}.`,
    })
  return checkParameters(application, redirectUri, parameters)
}

const checkParameters = (
  application: ApplicationRecord,
  redirectUri: string,
  parameters: Parameters,
): AuthorizeDecision => {
  const { clientId } = application
  const asked = parameters['response_mode']
  const responseMode = responseModes.find((mode) => mode === asked)
  const to: ReturnAddress = {
    redirectUri,
    responseMode: responseMode ?? 'query',
    state: parameters['state'],
    device: undefined,
  }
  const refuse = (refusal: Refusal): AuthorizeDecision => ({ kind: 'redirect', refusal, clientId, to })
  const responseType = parameters['response_type']
  if (responseType === undefined) return refuse(missing('response_type'))
  const types = responseType.split(' ')
  if (types.includes('id_token'))
    return refuse({ code: 700054, reason: 'ID tokens in the front channel are not enabled.' })
  if (types.includes('token'))
    return refuse({ code: 700051, reason: 'Access tokens in the front channel are not enabled.' })
  if (responseType !== 'code')
    return refuse({
      code: 70005,
      values: { reason: `'${responseType}' is unknown` },
      reason: `The response_type ${responseType} is unknown.`,
    })
  if (asked !== undefined && responseMode === undefined)
    return refuse({ code: 70007, values: { mode: asked }, reason: `The response_mode ${asked} is unknown.` })
  const scope = parameters['scope']
  if (scope === undefined) return refuse(missing('scope'))
  const foreign = resourceRefusal(parameters['resource'], scope)
  if (foreign !== undefined) return refuse(foreign)
  const prompt = parameters['prompt']
  if (prompt !== undefined && !['login', 'none', 'consent', 'select_account'].includes(prompt))
    return refuse({
      code: 90023,
      values: { parameter: 'prompt' },
      reason: `The prompt ${prompt} is unknown.`,
    })
  const value = parameters['code_challenge']
  const method = parameters['code_challenge_method'] ?? 'plain'
  if (value !== undefined && method !== 'S256' && method !== 'plain')
    return refuse({ code: 50149, reason: `The code_challenge_method ${method} is unknown.` })
  const maxAge = Number(parameters['max_age'])
  return {
    kind: 'go',
    request: {
      ...to,
      version: 2,
      responseTypes: ['code'],
      resource: undefined,
      clientId,
      scope,
      nonce: parameters['nonce'],
      challenge: value === undefined ? undefined : { value, method },
      prompt,
      maxAge: parameters['max_age'] === undefined || !Number.isFinite(maxAge) ? undefined : maxAge,
      loginHint: parameters['login_hint'],
      clientInfo: parameters['client_info'] === '1',
    },
  }
}

/** Entra reads the resource from the scopes; the parameter of RFC 8707 may repeat it, and nothing else. */
export const resourceRefusal = (resource: string | undefined, scope: string): Refusal | undefined =>
  resource === undefined || resourcesOf(readScope(scope)).has(resource.replace(/\/$/, ''))
    ? undefined
    : { code: 9010010, reason: `The resource ${resource} is not the one that the scopes name.` }

export const missing = (parameter: string): Refusal => ({
  code: 900144,
  values: { parameter },
  reason: `The parameter ${parameter} is missing.`,
})

export const unknownApplication = (appId: string, tenantName: string): Refusal => ({
  code: 700016,
  values: { appId, tenantName, appName: appId },
  reason: `There is no application ${appId} in ${tenantName}.`,
})

export const tenantNameOf = (authority: LiveAuthority): string =>
  authority.kind === 'tenant' ? authority.tenant.displayName : authority.segment
