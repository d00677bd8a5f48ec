import type { Directory } from '../directory/directory.ts'
import type { PersonRecord } from '../directory/records.ts'

/**
 * `client_info`: base64url of object ID and tenant, for libraries that keep several accounts. It is that of
 * the account itself: of a guest from a tenant of the mock the one at home.
 */
export const makeClientInfo = (directory: Pick<Directory, 'tenants'>, record: PersonRecord): string => {
  const { person, home } = atHome(directory, record) ?? record
  return Buffer.from(JSON.stringify({ uid: person.id, utid: home.id })).toString('base64url')
}

const atHome = (
  { tenants }: Pick<Directory, 'tenants'>,
  { person }: PersonRecord,
): PersonRecord | undefined => {
  if (person.kind !== 'guest') return undefined
  const name = person.signInName.toLowerCase()
  const people = tenants.get(person.identityProvider ?? '')?.people.values() ?? []
  for (const record of people) if (record.person.signInName.toLowerCase() === name) return record
  return undefined
}
