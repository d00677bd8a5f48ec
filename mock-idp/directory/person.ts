import type { Person, PersonOptions } from '../contract.ts'
import { MockEntraError, type Problem } from '../errors.ts'
import { guidPattern, type Seed } from '../seed.ts'
import type { TenantRecord } from './records.ts'

/**
 * Adds a person to a tenant. The same user principal name again changes that person and keeps the object
 * ID. Throws `MockEntraError` that lists everything wrong with the options.
 */
export const addPerson = (seed: Seed, home: TenantRecord, options: PersonOptions): Person => {
  const { userPrincipalName } = options
  const wanted = userPrincipalName.toLowerCase()
  const before = [...home.people.values()].find(
    ({ person }) => person.userPrincipalName.toLowerCase() === wanted,
  )
  const id = (options.id ?? before?.person.id ?? seed.guid(`person:${home.id}:${wanted}`)).toLowerCase()
  const problems: Problem[] = []
  if (!/^[^@\s]+@[^@\s]+$/.test(userPrincipalName))
    problems.push({
      path: 'userPrincipalName',
      message: `expected name@domain, got ${JSON.stringify(userPrincipalName)}`,
    })
  if (!guidPattern.test(id))
    problems.push({ path: 'id', message: `expected a GUID, got ${JSON.stringify(id)}` })
  if (before !== undefined && before.person.id !== id)
    problems.push({
      path: 'id',
      message: `${userPrincipalName} exists already with the object ID ${before.person.id}`,
    })
  if (problems.length > 0) throw new MockEntraError('bad-input', 'The person cannot be added.', problems)
  const givenName = options.givenName ?? capitalised(userPrincipalName.split('@')[0] ?? '')
  const familyName = options.familyName ?? 'Example'
  const person: Person = {
    id,
    userPrincipalName,
    mail: options.mail === undefined ? userPrincipalName : options.mail,
    displayName: options.displayName ?? `${givenName} ${familyName}`,
    givenName,
    familyName,
    groups: options.groups ?? [],
  }
  home.people.set(id, { person, home })
  return person
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
