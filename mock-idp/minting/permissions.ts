import type { Refusal } from '../aadsts/refusal.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import { graphPermission } from './graph-permissions.ts'
import { type Resource, resourceIdOf } from './resource.ts'

/** A scope that names a resource, and what of it. */
export interface Wish {
  readonly resource: Resource
  /** `.default` or the name of a permission. */
  readonly permission: string
  /** The scope as it was sent. */
  readonly word: string
}

/** What an application is taken to have been granted of a resource by its registration. */
export const defaultPermissions = (resource: Resource): readonly string[] =>
  resource.kind === 'graph' ? ['User.Read'] : (resource.application.scopes ?? ['user_impersonation'])

/** The permissions of a wish, spelled as the resource spells them; undefined when it has none of that name. */
export const permissionsOf = ({ resource, permission }: Wish): readonly string[] | undefined => {
  if (permission === '.default') return defaultPermissions(resource)
  const spelled = spell(resource, permission)
  return spelled === undefined ? undefined : [spelled]
}

const spell = (resource: Resource, name: string): string | undefined => {
  if (resource.kind === 'graph') return graphPermission(name)
  const { scopes } = resource.application
  return scopes === undefined ? name : scopes.find((own) => own.toLowerCase() === name.toLowerCase())
}

export const unknownPermission = (
  { clientId, displayName }: ApplicationRecord,
  { resource, permission }: Wish,
): Refusal => {
  const id = resourceIdOf(resource)
  return {
    code: 650053,
    values: { appId: clientId, appName: displayName, scope: permission, resource: id },
    reason: `The resource ${id} has no permission ${permission}.`,
  }
}

/**
 * Member `scope` of an answer. Permissions of Graph are spelled as they were asked for, with the resource or
 * without, and `.default` stays in it: client libraries look tokens up by the scope that they asked for.
 * @param short the OpenID scopes that were asked for; they are Graph's
 */
export const responseScope = (
  resource: Resource,
  short: readonly string[],
  wishes: readonly Wish[],
): string => {
  const prefixOf = ({ word }: Wish): string =>
    resource.kind === 'application'
      ? `${resource.identifier}/`
      : word.includes('/')
        ? 'https://graph.microsoft.com/'
        : ''
  return [
    ...(resource.kind === 'graph' ? short : []),
    ...wishes.flatMap((wish) => (permissionsOf(wish) ?? []).map((name) => prefixOf(wish) + name)),
    ...wishes.filter(({ permission }) => permission === '.default').map(({ word }) => word),
  ].join(' ')
}
