import { entryOf, type Refusal } from '../aadsts/refusal.ts'
import { type Directory, findApplication, type LiveAuthority } from '../directory/directory.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import type { Version } from '../minting/version.ts'
import type { Parameters } from '../server/exchange.ts'
import { applicationRefusal } from './authorize/application-checks.ts'
import { readClaimsParameter } from './authorize/claims-parameter.ts'
import { missing } from './authorize/missing.ts'
import { parameterRefusal } from './authorize/parameter-checks.ts'
import { chooseRedirectUri } from './authorize/redirect-uri-checks.ts'
import { resourceRefusalAt } from './authorize/resource-checks.ts'
import {
  type ResponseMode,
  type ResponseWord,
  readResponseType,
  responseModeOf,
  responseRefusal,
} from './authorize/response-type.ts'

export { missing } from './authorize/missing.ts'

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
  readonly responseTypes: readonly ResponseWord[]
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
  readonly domainHint: string | undefined
  readonly clientInfo: boolean
  /** The answer names the cloud (`instance_aware=true`). */
  readonly instanceAware: boolean
  /** Authentication contexts such as `c1` that the parameter `claims` demands. */
  readonly contexts: readonly string[]
  /** Client capabilities such as `cp1` that the parameter `claims` declares. */
  readonly capabilities: readonly string[]
  /** Of the admin consent endpoint: an administrator is asked to consent for everybody, and no code is sent. */
  readonly adminConsent: boolean
}

/** What a request asks beyond the least; parts of requests that the mock makes itself. */
export const plainRequest = {
  nonce: undefined,
  challenge: undefined,
  prompt: undefined,
  maxAge: undefined,
  loginHint: undefined,
  domainHint: undefined,
  clientInfo: false,
  instanceAware: false,
  contexts: [],
  capabilities: [],
  adminConsent: false,
} as const satisfies Partial<AuthorizeRequest>

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
 * belong together a refusal is a page; afterwards the catalogue says which of the two it is.
 */
export const checkAuthorizeRequest = (
  directory: Directory,
  authority: LiveAuthority,
  parameters: Parameters,
  version: Version = 2,
): AuthorizeDecision => {
  const clientId = parameters['client_id']
  const page = (refusal: Refusal): AuthorizeDecision => ({ kind: 'page', refusal, clientId })
  if (clientId === undefined || clientId === '') return page(missing('client_id'))
  const application = findApplication(directory, authority, clientId)
  if (application === undefined) return page(unknownApplication(clientId, tenantNameOf(authority)))
  const misplaced = applicationRefusal({ application, authority, version })
  if (misplaced !== undefined) return page(misplaced)
  const choice = chooseRedirectUri(application, parameters['redirect_uri'])
  if (choice.kind === 'refused') return page(choice.refusal)
  const to: ReturnAddress = {
    redirectUri: choice.redirectUri,
    responseMode: responseModeOf(parameters),
    state: withoutMarkup(parameters['state']),
    device: undefined,
  }
  const personal = audienceIsPersonal(authority, application)
  const refusal =
    responseRefusal({ application, personal }, parameters) ??
    parameterRefusal(parameters, version) ??
    resourceRefusalAt({ directory, authority, client: application, version }, parameters)
  if (refusal === undefined) return { kind: 'go', request: accepted(application, to, parameters, version) }
  return entryOf(refusal.code).where === 'page'
    ? page(refusal)
    : { kind: 'redirect', refusal, clientId: application.clientId, to }
}

const audienceIsPersonal = (authority: LiveAuthority, { signInAudience }: ApplicationRecord): boolean =>
  authority.segment === 'consumers' || signInAudience === 'PersonalMicrosoftAccount'

/** Of HTML in `state` Entra takes the marks away. */
const withoutMarkup = (state: string | undefined): string | undefined =>
  state?.replaceAll(/<\/?[a-z!][^<>]*>/gi, '')

const accepted = (
  { clientId }: ApplicationRecord,
  to: ReturnAddress,
  parameters: Parameters,
  version: Version,
): AuthorizeRequest => {
  const challenge = parameters['code_challenge']
  const maxAge = Number(parameters['max_age'])
  const claims = readClaimsParameter(parameters['claims'])
  return {
    ...to,
    version,
    responseTypes: readResponseType(parameters['response_type'] ?? ''),
    resource: parameters['resource'],
    clientId,
    // v1.0 requests may leave it out; what they get is an ID token all the same.
    scope: parameters['scope'] ?? 'openid',
    nonce: parameters['nonce'],
    challenge:
      challenge === undefined
        ? undefined
        : { value: challenge, method: parameters['code_challenge_method'] ?? 'plain' },
    prompt: parameters['prompt'] === '' ? undefined : parameters['prompt'],
    maxAge: parameters['max_age'] === undefined || !Number.isFinite(maxAge) ? undefined : maxAge,
    loginHint: parameters['login_hint'],
    domainHint: parameters['domain_hint'],
    clientInfo: parameters['client_info'] === '1',
    instanceAware: parameters['instance_aware'] === 'true',
    contexts: claims?.contexts ?? [],
    capabilities: claims?.capabilities ?? [],
    adminConsent: false,
  }
}

export const unknownApplication = (appId: string, tenantName: string): Refusal => ({
  code: 700016,
  values: { appId, tenantName, appName: appId },
  reason: `There is no application ${appId} in ${tenantName}.`,
})

export const tenantNameOf = (authority: LiveAuthority): string =>
  authority.kind === 'tenant' ? authority.tenant.displayName : authority.segment
