import type { Refusal } from '../../aadsts/refusal.ts'
import type { Directory, LiveAuthority } from '../../directory/directory.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import { findResource } from '../../minting/resource.ts'
import { resolveResource } from '../../minting/scopes.ts'
import type { Version } from '../../minting/version.ts'
import type { Parameters } from '../../server/exchange.ts'

interface Where {
  readonly directory: Directory
  readonly authority: LiveAuthority
  /** The application that asks. */
  readonly client: ApplicationRecord
  readonly version: Version
}

/**
 * An application of another tenant asks for a resource that is known at its home and not here: the organisation has
 * not subscribed to it.
 */
const notSubscribed = (
  { directory, authority, client }: Where,
  { code, values }: Refusal,
): Refusal | undefined => {
  const name = values?.['resource']
  if (code !== 500011 || name === undefined || authority.kind !== 'tenant') return undefined
  const { home } = client
  const atHome: LiveAuthority = { kind: 'tenant', segment: home.id, tenant: home }
  if (home.id === authority.tenant.id || findResource(directory, atHome, name) === undefined) return undefined
  return {
    code: 650052,
    values: { resource: name, tenantName: authority.tenant.displayName },
    reason: `The resource ${name} is in the home tenant of the application, and not in ${authority.tenant.domain}.`,
  }
}

/** Why scopes or resource are refused: what `resolveResource` says, 650052 when only the application's home tenant has the resource, 90124 for a single-tenant resource behind an alias, 500207 for one that is not for accounts of External ID. */
export const resourceRefusalAt = (
  { directory, authority, client, version }: Where,
  { scope = '', resource }: Parameters,
): Refusal | undefined => {
  const resolved = resolveResource(directory, authority, { version, scope, resource, client, at: 'sign-in' })
  if (resolved.kind === 'refused')
    return notSubscribed({ directory, authority, client, version }, resolved.refusal) ?? resolved.refusal
  if (resolved.resource.kind === 'graph') return undefined
  const { application, identifier } = resolved.resource
  const singleTenant = application.signInAudience === 'AzureADMyOrg'
  if (authority.kind === 'tenant' && authority.tenant.cloud === 'external-id' && !singleTenant)
    return {
      code: 500207,
      reason: `The resource ${identifier} is not for the accounts of External ID.`,
    }
  return singleTenant && ['common', 'consumers'].includes(authority.segment)
    ? {
        code: 90124,
        values: { resource: identifier, resourceName: application.displayName },
        reason: `The resource ${identifier} is single-tenant, and the request came to /${authority.segment}.`,
      }
    : undefined
}
