import type { Refusal } from '../aadsts/refusal.ts'
import type { Directory, LiveAuthority } from '../directory/directory.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import { graphPermission } from './graph-permissions.ts'
import type { Version } from './id-token.ts'
import {
  defaultV1Resource,
  findResource,
  graphResource,
  isCalled,
  type Resource,
  resourceIdOf,
} from './resource.ts'

export type { Resource } from './resource.ts'

const oidcScopes = ['openid', 'profile', 'email', 'offline_access']
const graphPrefixes = ['https://graph.microsoft.com/', `${graphResource}/`]

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
  const words = wordsOf(scope)
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

const wordsOf = (scope: string): readonly string[] => [
  ...new Set(scope.split(' ').filter((word) => word !== '')),
]

const withoutPrefix = (scope: string): string =>
  graphPrefixes.reduce((rest, prefix) => (rest.startsWith(prefix) ? rest.slice(prefix.length) : rest), scope)

/** The resource of a scope such as `api://app/read`: everything before the last slash. */
const resourceOf = (scope: string): string => scope.slice(0, scope.lastIndexOf('/'))

/** The resources that a scope asks for, as a `resource` parameter may repeat them. */
export const resourcesOf = ({ graph, other }: ScopeRequest): ReadonlySet<string> =>
  new Set(
    graph.length > 0 || other.length === 0
      ? ['https://graph.microsoft.com', graphResource, ...other.map(resourceOf)]
      : other.map(resourceOf),
  )

/** What a request says about the resource that its access token is for. */
export interface Asked {
  /** Of the endpoint: v1.0 requests name the resource in `resource`, v2.0 requests in their scopes. */
  readonly version: Version
  readonly scope: string
  /** v1.0: the resource. v2.0 (RFC 8707): may only repeat the resource of the scopes. */
  readonly resource?: string | undefined
  /** The application that asks. */
  readonly client: ApplicationRecord
  /**
   * `sign-in`: the authorization endpoint, where scopes may be those of several resources; the token will be
   * for the first. `token`: redemption of a code or refresh token, of one resource. `application`: client
   * credentials, where each scope is `{resource}/.default`.
   */
  readonly at: 'sign-in' | 'token' | 'application'
}

export interface ResolvedResource {
  readonly kind: 'resource'
  readonly resource: Resource
  /** Delegated permissions of the resource, without prefix, spelled as the resource spells them. */
  readonly granted: readonly string[]
  /** Member `scope` of the token response: OpenID scopes short and only beside Graph's, others prefixed, never `offline_access`. */
  readonly scope: string
}

export type Resolution = ResolvedResource | { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * The resource that a request is about, and what of it is granted. Refusals: 500011 (no such resource),
 * 700022 (several at once), 700023 and 28002 (no resource or permission in a scope), 28003 (empty), 70011
 * (`.default` beside others), 650053 (a permission that the resource does not have), 9010010 (`resource`
 * is not the one of the scopes), 1002012 (client credentials without `.default`).
 */
export const resolveResource = (directory: Directory, authority: LiveAuthority, asked: Asked): Resolution =>
  asked.version === 1 ? resolveV1(directory, authority, asked) : resolveV2(directory, authority, asked)

const resolveV1 = (
  directory: Directory,
  authority: LiveAuthority,
  { resource: name = '' }: Asked,
): Resolution => {
  const resource = name === '' ? defaultV1Resource : findResource(directory, authority, name)
  if (resource === undefined) return refuse(unknownResource(name, authority))
  // v1.0 has no dynamic consent: what was granted is what the registration lists.
  const granted = defaultPermissions(resource)
  return { kind: 'resource', resource, granted, scope: granted.join(' ') }
}

const resolveV2 = (directory: Directory, authority: LiveAuthority, asked: Asked): Resolution => {
  const words = wordsOf(asked.scope).filter((word) => !oidcScopes.includes(word))
  const refusal = wordingRefusal(asked, words)
  if (refusal !== undefined) return refuse(refusal)
  const found: Wish[] = []
  for (const word of words) {
    const { name, permission } = splitScope(word, directory, authority)
    const resource = name === undefined ? graph : findResource(directory, authority, name)
    if (resource === undefined) return refuse(unknownResource(name ?? word, authority))
    found.push({ resource, permission, word })
  }
  const resource = found[0]?.resource ?? graph
  const own = found.filter((wish) => resourceIdOf(wish.resource) === resourceIdOf(resource))
  if (own.length < found.length && asked.at !== 'sign-in')
    return refuse({
      code: asked.at === 'application' ? 70011 : 700022,
      values: { scope: asked.scope },
      reason: `The scope asks for several resources at once: ${asked.scope}.`,
    })
  if (asked.resource !== undefined && asked.resource !== '' && !isCalled(resource, asked.resource))
    return refuse({
      code: 9010010,
      reason: `The resource ${asked.resource} is not the one that the scopes name.`,
    })
  return grant(asked, resource, own)
}

/** A scope that names a resource, and what of it. */
interface Wish {
  readonly resource: Resource
  /** `.default` or the name of a permission. */
  readonly permission: string
  readonly word: string
}

const graph: Resource = { kind: 'graph' }

/** Resource and permission of a scope; without a resource it is about Graph. A client ID alone stands for all of that application. */
const splitScope = (
  word: string,
  directory: Directory,
  authority: LiveAuthority,
): { readonly name: string | undefined; readonly permission: string } => {
  const slash = word.lastIndexOf('/')
  if (slash >= 0) return { name: word.slice(0, slash), permission: word.slice(slash + 1) }
  const resource = findResource(directory, authority, word)
  if (resource !== undefined) return { name: word, permission: '.default' }
  return { name: undefined, permission: word }
}

/** What is wrong with the words of a scope, before any resource is looked up. */
const wordingRefusal = ({ at, scope }: Asked, words: readonly string[]): Refusal | undefined => {
  if (at === 'application') {
    const wrong = words.find((word) => !word.endsWith('/.default'))
    if (wrong !== undefined || words.length === 0)
      return {
        code: 1002012,
        values: { scope: scope.trim() },
        reason: `Client credentials need a scope of the form {resource}/.default; got "${scope}".`,
      }
  }
  if (at === 'token' && scope.trim() === '')
    return { code: 28003, values: { scope }, reason: 'The scope is empty.' }
  if (words.includes('/.default'))
    return { code: 700023, values: { scope }, reason: 'A scope names no resource before /.default.' }
  const nameless = words.find((word) => word.endsWith('/'))
  if (nameless !== undefined)
    return { code: 28002, values: { scope: nameless }, reason: `The scope ${nameless} names no permission.` }
  return undefined
}

const grant = (asked: Asked, resource: Resource, wishes: readonly Wish[]): Resolution => {
  const all = wishes.find(({ permission }) => permission === '.default')
  if (all !== undefined && wishes.length > 1)
    return refuse({
      code: 70011,
      values: { scope: asked.scope },
      reason: `${all.word} cannot be combined with other scopes of the same resource.`,
    })
  const granted: string[] = []
  for (const { permission } of wishes) {
    if (permission === '.default') {
      granted.push(...defaultPermissions(resource))
      continue
    }
    const spelled = permissionOf(resource, permission)
    if (spelled === undefined)
      return refuse({
        code: 650053,
        values: {
          appId: asked.client.clientId,
          appName: asked.client.displayName,
          scope: permission,
          resource: resourceIdOf(resource),
        },
        reason: `The resource ${resourceIdOf(resource)} has no permission ${permission}.`,
      })
    granted.push(spelled)
  }
  return {
    kind: 'resource',
    resource,
    granted,
    scope: responseScope(asked.scope, resource, granted, all?.word),
  }
}

/** `.default` stays in the answer: client libraries look tokens up by the scope that they asked for. */
const responseScope = (
  scope: string,
  resource: Resource,
  granted: readonly string[],
  all: string | undefined,
): string => {
  const words = wordsOf(scope)
  const short =
    resource.kind === 'graph' ? ['email', 'openid', 'profile'].filter((name) => words.includes(name)) : []
  const prefix = resource.kind === 'graph' ? 'https://graph.microsoft.com' : resource.identifier
  return [...short, ...granted.map((name) => `${prefix}/${name}`), ...(all === undefined ? [] : [all])].join(
    ' ',
  )
}

/** What an application is taken to have been granted of a resource by its registration. */
const defaultPermissions = (resource: Resource): readonly string[] =>
  resource.kind === 'graph' ? ['User.Read'] : (resource.application.scopes ?? ['user_impersonation'])

const permissionOf = (resource: Resource, name: string): string | undefined => {
  if (resource.kind === 'graph') return graphPermission(name)
  const { scopes } = resource.application
  return scopes === undefined ? name : scopes.find((own) => own.toLowerCase() === name.toLowerCase())
}

const refuse = (refusal: Refusal): Resolution => ({ kind: 'refused', refusal })

const unknownResource = (resource: string, authority: LiveAuthority): Refusal => ({
  code: 500011,
  values: { resource, tenantId: authority.segment },
  reason: `There is no resource ${resource} in ${authority.segment}.`,
})

/** What was granted, as the token response says it: OpenID scopes short, others with their resource, never `offline_access`. */
export const grantedScope = (request: ScopeRequest): string => {
  const short = (['email', 'openid', 'profile'] as const).filter((name) => request[name])
  if (request.other.length > 0) return [...request.other].join(' ')
  return [...short, ...request.graph.map((name) => `https://graph.microsoft.com/${name}`)].join(' ')
}
