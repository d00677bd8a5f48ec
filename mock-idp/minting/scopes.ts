import type { Refusal } from '../aadsts/refusal.ts'
import type { Directory, LiveAuthority } from '../directory/directory.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import { guidPattern } from '../seed.ts'
import { mappedClaimsRefusal } from './mapped-claims.ts'
import {
  defaultPermissions,
  permissionsOf,
  responseScope,
  unknownPermission,
  type Wish,
} from './permissions.ts'
import {
  defaultV1Resource,
  findResource,
  graphResource,
  isCalled,
  type Resource,
  resourceIdOf,
} from './resource.ts'
import type { Version } from './version.ts'

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

/** The scopes, each once; OpenID scopes may have Graph's prefix. */
const wordsOf = (scope: string): readonly string[] => {
  const words = scope.split(' ').filter((word) => word !== '')
  return [
    ...new Set(words.map((word) => (oidcScopes.includes(withoutPrefix(word)) ? withoutPrefix(word) : word))),
  ]
}

const withoutPrefix = (scope: string): string =>
  graphPrefixes.reduce((rest, prefix) => (rest.startsWith(prefix) ? rest.slice(prefix.length) : rest), scope)

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
   * for the first. `token`: a redemption that says a scope itself, of one resource (one that says none gets
   * what the sign-in asked for). `application`: client credentials, where the scope is `{resource}/.default`.
   */
  readonly at: 'sign-in' | 'token' | 'application'
}

export interface ResolvedResource {
  readonly kind: 'resource'
  readonly resource: Resource
  /** Delegated permissions of the resource, without prefix, spelled as the resource spells them. */
  readonly granted: readonly string[]
  /** Member `scope` of the token response: OpenID scopes short and only beside Graph's, Graph's as they were asked for, others prefixed, never `offline_access`. */
  readonly scope: string
}

export type Resolution = ResolvedResource | { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * The resource that a request is about, and what of it is granted. Refusals: 500011 (no such resource),
 * 700022 (several at once), 700023 and 28002 (no resource or permission in a scope), 28003 (empty), 70011
 * (`.default` beside others), 650053 (a permission that the resource does not have), 9010010 (`resource`
 * is not the one of the scopes), 1002012 (client credentials without `.default`), 50146 and 501461 (mapped
 * claims that are not accepted).
 */
export const resolveResource = (directory: Directory, authority: LiveAuthority, asked: Asked): Resolution =>
  asked.version === 1 ? resolveV1(directory, authority, asked) : resolveV2(directory, authority, asked)

const resolveV1 = (directory: Directory, authority: LiveAuthority, asked: Asked): Resolution => {
  const { resource: name = '' } = asked
  const resource = name === '' ? defaultV1Resource : findResource(directory, authority, name)
  if (resource === undefined) return refuse(unknownResource(name, authority))
  const refusal = mappingRefusal(asked, resource)
  if (refusal !== undefined) return refuse(refusal)
  // v1.0 has no dynamic consent: what was granted is what the registration lists.
  const granted = defaultPermissions(resource)
  return { kind: 'resource', resource, granted, scope: granted.join(' ') }
}

const resolveV2 = (directory: Directory, authority: LiveAuthority, asked: Asked): Resolution => {
  const words = wordsOf(asked.scope).filter((word) => !oidcScopes.includes(word))
  const wrong = wordingRefusal(asked, words)
  if (wrong !== undefined) return refuse(wrong)
  const wishes: Wish[] = []
  for (const word of words) {
    const { name, permission } = splitScope(word, directory, authority)
    const resource = name === undefined ? graph : findResource(directory, authority, name)
    if (resource === undefined) return refuse(unknownResource(name ?? word, authority))
    wishes.push({ resource, permission, word })
  }
  const resource = wishes[0]?.resource ?? graph
  const refusal = wishesRefusal(asked, resource, wishes) ?? mappingRefusal(asked, resource)
  return refusal === undefined ? grant(asked, resource, wishes.filter(isFor(resource))) : refuse(refusal)
}

const graph: Resource = { kind: 'graph' }

const isFor =
  (resource: Resource) =>
  (wish: Wish): boolean =>
    resourceIdOf(wish.resource) === resourceIdOf(resource)

/** Resource and permission of a scope; without a resource it is about Graph. A client ID alone stands for all of that application. */
const splitScope = (
  word: string,
  directory: Directory,
  authority: LiveAuthority,
): { readonly name: string | undefined; readonly permission: string } => {
  const slash = word.lastIndexOf('/')
  if (slash >= 0) return { name: word.slice(0, slash), permission: word.slice(slash + 1) }
  const isClientId = guidPattern.test(word) && findResource(directory, authority, word) !== undefined
  return isClientId ? { name: word, permission: '.default' } : { name: undefined, permission: word }
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
    return {
      code: at === 'sign-in' ? 70011 : 28002,
      values: { scope: nameless },
      reason: `The scope ${nameless} names no permission.`,
    }
  return undefined
}

/** What is wrong with the resources and permissions together. */
const wishesRefusal = (
  { at, client, scope, resource: repeated = '' }: Asked,
  resource: Resource,
  wishes: readonly Wish[],
): Refusal | undefined => {
  const own = wishes.filter(isFor(resource))
  if (own.length < wishes.length && at !== 'sign-in')
    return {
      code: at === 'application' ? 70011 : 700022,
      values: { scope },
      reason: `The scope asks for several resources at once: ${scope}.`,
    }
  if (repeated !== '' && !isCalled(resource, repeated))
    return { code: 9010010, reason: `The resource ${repeated} is not the one that the scopes name.` }
  const all = own.find(({ permission }) => permission === '.default')
  if (all !== undefined && own.length > 1)
    return {
      code: 70011,
      values: { scope },
      reason: `${all.word} cannot be combined with other scopes of the same resource.`,
    }
  const unknown = wishes.find((wish) => permissionsOf(wish) === undefined)
  return unknown === undefined ? undefined : unknownPermission(client, unknown)
}

/** Whose claims are mapped must have them accepted: the client for its ID tokens, the resource for its access tokens. */
const mappingRefusal = ({ at, client }: Asked, resource: Resource): Refusal | undefined =>
  (at === 'application' ? undefined : mappedClaimsRefusal(client)) ??
  (resource.kind === 'application' ? mappedClaimsRefusal(resource.application, resource) : undefined)

const grant = ({ scope }: Asked, resource: Resource, wishes: readonly Wish[]): Resolution => {
  const granted = wishes.flatMap((wish) => permissionsOf(wish) ?? [])
  const words = wordsOf(scope)
  const short = ['email', 'openid', 'profile'].filter((name) => words.includes(name))
  return { kind: 'resource', resource, granted, scope: responseScope(resource, short, wishes) }
}

const refuse = (refusal: Refusal): Resolution => ({ kind: 'refused', refusal })

const unknownResource = (resource: string, authority: LiveAuthority): Refusal => ({
  code: 500011,
  values: { resource, tenantId: authority.segment },
  reason: `There is no resource ${resource} in ${authority.segment}.`,
})
