import type { ApplicationRecord } from '../directory/records.ts'

const oidcScopes = ['openid', 'profile', 'email', 'offline_access']
const graphPrefixes = ['https://graph.microsoft.com/', '00000003-0000-0000-c000-000000000000/']

/** The `aud` of access tokens for Microsoft Graph. */
export const graphResource = '00000003-0000-0000-c000-000000000000'

/** What an access token is for. */
export type Resource =
  | { readonly kind: 'graph' }
  | {
      readonly kind: 'application'
      readonly application: ApplicationRecord /** As it was asked for: `api://…` or a client ID. */
      readonly identifier: string
    }

/** What a scope parameter asks for. */
export interface ScopeRequest {
  readonly openid: boolean
  readonly profile: boolean
  readonly email: boolean
  readonly offlineAccess: boolean
  /** Permissions of Microsoft Graph, without a prefix. */
  readonly graph: readonly string[]
  /** Scopes of other resources, such as `api://…/read`. */
  readonly other: readonly string[]
}

export const readScope = (scope: string): ScopeRequest => {
  const words = [...new Set(scope.split(' ').filter((word) => word !== ''))]
  const has = (name: string): boolean => words.includes(name)
  const resources = words.filter((word) => !oidcScopes.includes(word))
  const isOther = (word: string): boolean =>
    word.includes('/') && !graphPrefixes.some((prefix) => word.startsWith(prefix))
  return {
    openid: has('openid'),
    profile: has('profile'),
    email: has('email'),
    offlineAccess: has('offline_access'),
    graph: resources.filter((word) => !isOther(word)).map(withoutPrefix),
    other: resources.filter(isOther),
  }
}

const withoutPrefix = (scope: string): string =>
  graphPrefixes.reduce((rest, prefix) => (rest.startsWith(prefix) ? rest.slice(prefix.length) : rest), scope)

/** The resource of a scope such as `api://app/read`: everything before the last slash. */
export const resourceOf = (scope: string): string => scope.slice(0, scope.lastIndexOf('/'))

/** The resources that a scope asks for, as a `resource` parameter may repeat them. */
export const resourcesOf = ({ graph, other }: ScopeRequest): ReadonlySet<string> =>
  new Set(
    graph.length > 0 || other.length === 0
      ? ['https://graph.microsoft.com', graphResource, ...other.map(resourceOf)]
      : other.map(resourceOf),
  )

/** What was granted, as the token response says it: OpenID scopes short, others with their resource, never `offline_access`. */
export const grantedScope = (request: ScopeRequest): string => {
  const short = (['email', 'openid', 'profile'] as const).filter((name) => request[name])
  if (request.other.length > 0) return [...request.other].join(' ')
  return [...short, ...request.graph.map((name) => `https://graph.microsoft.com/${name}`)].join(' ')
}
