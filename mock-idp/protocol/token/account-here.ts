import type { LiveAuthority } from '../../directory/directory.ts'
import type { PersonRecord } from '../../directory/records.ts'

/**
 * The account of a person in the tenant of the request: their own, or the guest that they are there. A refresh
 * token is not bound to a tenant, but the person has to be known in it.
 */
export const accountHere = (authority: LiveAuthority, record: PersonRecord): PersonRecord | undefined => {
  if (authority.kind === 'alias' || authority.tenant.id === record.home.id) return record
  const name = record.person.signInName.toLowerCase()
  for (const other of authority.tenant.people.values())
    if (other.person.signInName.toLowerCase() === name) return other
  return undefined
}
