import type { Refusal } from '../../aadsts/refusal.ts'
import type { Directory, LiveAuthority } from '../../directory/directory.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import type { Version } from '../../minting/id-token.ts'
import { resolveResource } from '../../minting/scopes.ts'
import type { Parameters } from '../../server/exchange.ts'

interface Where {
  readonly directory: Directory
  readonly authority: LiveAuthority
  /** The application that asks. */
  readonly client: ApplicationRecord
  readonly version: Version
}

/** Why scopes or resource are refused: what `resolveResource` says, 90124 for a single-tenant resource behind an alias, 500207 for one that is not for accounts of External ID. */
export const resourceRefusalAt = (
  { directory, authority, client, version }: Where,
  { scope = '', resource }: Parameters,
): Refusal | undefined => {
  const resolved = resolveResource(directory, authority, { version, scope, resource, client, at: 'sign-in' })
  if (resolved.kind === 'refused') return resolved.refusal
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
