import type { Person, PersonOptions } from '../contract.ts'
import { MockEntraError, type Problem } from '../errors.ts'
import { guidPattern, type Seed } from '../seed.ts'
import { consumersTenant } from './consumers.ts'
import type { Directory } from './directory.ts'
import { groupIdOf } from './group.ts'
import type { TenantRecord } from './records.ts'

/**
 * Adds a person to a tenant. The same user principal name again changes that person and keeps the object
 * ID. Throws `MockEntraError` that lists everything wrong with the options.
 */
export const addPerson = (
  { directory, seed }: { readonly directory: Pick<Directory, 'domains' | 'tenants'>; readonly seed: Seed },
  home: TenantRecord,
  options: PersonOptions,
): Person => {
  const { userPrincipalName: signInName } = options
  const personal = home.id === consumersTenant
  const kind = options.kind ?? (personal ? 'personal' : 'member')
  const wanted = signInName.toLowerCase()
  const before = [...home.people.values()].find(({ person }) => person.signInName.toLowerCase() === wanted)
  const id = (
    options.id ??
    before?.person.id ??
    objectId(seed, `person:${home.id}:${wanted}`, personal)
  ).toLowerCase()
  const problems: Problem[] = []
  const wrong = (path: string, message: string): void => {
    problems.push({ path, message })
  }
  if (!/^[^@\s]+@[^@\s]+$/.test(signInName))
    wrong('userPrincipalName', `expected name@domain, got ${JSON.stringify(signInName)}`)
  if (!guidPattern.test(id)) wrong('id', `expected a GUID, got ${JSON.stringify(id)}`)
  if (before !== undefined && before.person.id !== id)
    wrong('id', `${signInName} exists already with the object ID ${before.person.id}`)
  if ((kind === 'personal') !== personal)
    wrong(
      'kind',
      `personal accounts live in the consumers tenant, and nobody else does; got ${kind} in ${home.domain}`,
    )
  if (problems.length > 0) throw new MockEntraError('bad-input', 'The person cannot be added.', problems)
  const guest = kind === 'guest'
  const givenName =
    options.givenName === undefined ? (guest ? null : capitalised(signInName)) : options.givenName
  const familyName = options.familyName === undefined ? (guest ? null : 'Example') : options.familyName
  const person: Person = {
    id,
    userPrincipalName: guest ? `${signInName.replace('@', '_')}#EXT#@${home.domain}` : signInName,
    signInName,
    kind,
    identityProvider: guest ? providerOf(directory, signInName, options.identityProvider) : undefined,
    mail: options.mail === undefined ? signInName : options.mail,
    displayName:
      options.displayName ??
      `${givenName ?? capitalised(signInName)}${familyName === null ? '' : ` ${familyName}`}`,
    givenName,
    familyName,
    groups: groupsOf(seed, home, wanted, options.groups ?? []),
    directoryRoles: options.directoryRoles ?? [],
    enabled: options.enabled ?? true,
    password: options.password,
    passwordExpired: options.passwordExpired ?? false,
    locked: options.locked ?? false,
    mfa: options.mfa ?? 'registered',
    device: options.device ?? 'none',
    risk: options.risk ?? 'none',
    administrator: options.administrator ?? false,
    attributes: options.attributes ?? {},
  }
  home.people.set(id, { person, home, tokensValidFrom: before?.tokensValidFrom ?? 0 })
  return person
}

/** Personal accounts have object IDs that start with sixteen zeros. */
const objectId = (seed: Seed, label: string, personal: boolean): string => {
  const id = seed.guid(label)
  return personal ? `00000000-0000-0000-${id.slice(19)}` : id
}

const groupsOf = (
  seed: Seed,
  home: TenantRecord,
  name: string,
  groups: readonly string[] | number,
): readonly string[] =>
  typeof groups === 'number'
    ? Array.from({ length: groups }, (_, index) => seed.guid(`own-group:${home.id}:${name}:${index}`))
    : groups.map((group) => groupIdOf(seed, home, group))

/** Claim `idp` of a guest: `live.com` and the like as they are, a tenant as the v1.0 issuer path of that tenant. */
const providerOf = (
  { domains, tenants }: Pick<Directory, 'domains' | 'tenants'>,
  signInName: string,
  chosen: string | undefined,
): string => {
  if (chosen === 'live.com' || chosen === 'google.com' || chosen === 'mail') return chosen
  const name = (chosen ?? signInName.slice(signInName.indexOf('@') + 1)).toLowerCase()
  const tenant = tenants.get(name) ?? domains.get(name)
  if (tenant?.id === consumersTenant) return 'live.com'
  return tenant?.id ?? chosen ?? 'mail'
}

const capitalised = (signInName: string): string => {
  const name = signInName.split('@')[0] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Throws `MockEntraError` with the code `unknown`. */
export const personOf = (home: TenantRecord, id: string) => {
  const record = home.people.get(id.toLowerCase())
  if (record !== undefined) return record
  throw new MockEntraError('unknown', `There is no person with the object ID ${id} in ${home.domain}.`)
}

/** Takes a person away. Throws `MockEntraError` with the code `unknown`. */
export const removePerson = (home: TenantRecord, id: string): void => {
  const { person } = personOf(home, id)
  home.people.delete(person.id)
  if (home.signInAs === person.id) home.signInAs = null
}
