import type { Tenant, TenantOptions } from '../contract.ts'
import { readDuration } from '../duration.ts'
import { MockEntraError, type Problem } from '../errors.ts'
import { checkFaults } from '../faults/check.ts'
import { activate } from '../faults/select.ts'
import { tenantJournal } from '../journal/journal.ts'
import { keySetOf } from '../keys/key-sets.ts'
import { createKeyRing } from '../keys/tenant-keys.ts'
import { mintLogoutToken } from '../minting/logout-token.ts'
import { guidPattern } from '../seed.ts'
import { issuerOf, issuerV1Of, metadataUrlOf } from '../server/urls.ts'
import type { World } from '../world.ts'
import { applicationView, registerApplication, removeApplication } from './application.ts'
import { createClock } from './clock.ts'
import { consumersTenant } from './consumers.ts'
import type { Directory } from './directory.ts'
import { addGroup, removeGroup } from './group.ts'
import { addPerson, personOf, removePerson } from './person.ts'
import type { TenantRecord } from './records.ts'
import { tenantProblems, tenantSettings } from './settings.ts'

/** Makes a tenant, or returns the one that has this id or domain already. */
export const registerTenant = (
  { directory, seed }: Pick<World, 'directory' | 'seed'>,
  options: TenantOptions,
): TenantRecord => {
  const domain = options.domain?.toLowerCase()
  const known =
    (options.id === undefined ? undefined : directory.tenants.get(options.id.toLowerCase())) ??
    (domain === undefined ? undefined : directory.domains.get(domain))
  if (known !== undefined) return known
  const made = directory.tenants.size - (directory.tenants.has(consumersTenant) ? 1 : 0)
  const id = (options.id ?? seed.guid(`tenant:${made}`)).toLowerCase()
  const ownDomain = domain ?? (made === 0 ? 'contoso.example' : `t${id.slice(0, 8)}.example`)
  const problems: Problem[] = [...tenantProblems(options)]
  if (!guidPattern.test(id))
    problems.push({ path: 'id', message: `expected a GUID, got ${JSON.stringify(options.id)}` })
  if (problems.length > 0) throw new MockEntraError('bad-input', 'The tenant cannot be made.', problems)
  const clock = createClock()
  const record: TenantRecord = {
    id,
    domain: ownDomain,
    cloud: options.cloud ?? 'global',
    ...tenantSettings(options, nameFrom(ownDomain)),
    applications: new Map(),
    people: new Map(),
    groups: new Map(),
    clock,
    keys: createKeyRing(keySetOf(id, options), clock.ms, readPeriod(options)),
    faults: [],
    signInAs: null,
    lastIdTokens: new Map(),
  }
  directory.tenants.set(id, record)
  for (const name of [ownDomain, ...record.otherDomains]) directory.domains.set(name, record)
  return record
}

/**
 * Changes a tenant in place. Throws `MockEntraError` that lists everything wrong with the options.
 * @param before what holds for the options that are not named: what held so far, or null for the defaults
 */
export const updateTenant = (
  directory: Directory,
  record: TenantRecord,
  options: TenantOptions,
  before: TenantRecord | null = record,
): void => {
  const problems = tenantProblems(options)
  if (problems.length > 0) throw new MockEntraError('bad-input', 'The tenant cannot be changed.', problems)
  for (const name of record.otherDomains) directory.domains.delete(name)
  Object.assign(record, tenantSettings(options, nameFrom(record.domain), before ?? undefined))
  const period = readPeriod(options)
  if (period !== undefined) record.keys.rollEvery(period)
  else if (before === null) record.keys.rollEvery(undefined)
  for (const name of record.otherDomains) directory.domains.set(name, record)
}

const readPeriod = ({ keyRollover }: TenantOptions): number | undefined =>
  keyRollover === undefined ? undefined : readDuration(keyRollover)

/** Takes a tenant away with all that it holds. Throws `MockEntraError` with the code `unknown`. */
export const removeTenant = (directory: Directory, id: string): void => {
  const record = directory.tenants.get(id.toLowerCase())
  if (record === undefined || record.id === consumersTenant)
    throw new MockEntraError('unknown', `There is no tenant ${id} that can be taken away.`)
  directory.tenants.delete(record.id)
  for (const [name, owner] of directory.domains) if (owner === record) directory.domains.delete(name)
  for (const [clientId, { home }] of directory.shared) if (home === record) directory.shared.delete(clientId)
}

const nameFrom = (domain: string): string =>
  domain.charAt(0).toUpperCase() + (domain.split('.')[0] ?? '').slice(1)

/** The public face of a tenant record. */
export const tenantView = (world: World, record: TenantRecord): Tenant => ({
  id: record.id,
  domain: record.domain,
  cloud: record.cloud,
  get displayName() {
    return record.displayName
  },
  issuer: issuerOf(world, record),
  issuerV1: issuerV1Of(world, record.id),
  metadataUrl: metadataUrlOf(world.origin, record.id),
  update: (options) => updateTenant(world.directory, record, options),
  application: (options = {}) =>
    applicationView(world, registerApplication(world.directory, world.seed, record, options)),
  applications: () =>
    [...record.applications.values()].map((application) => applicationView(world, application)),
  removeApplication: (clientId) => removeApplication(world.directory, record, clientId),
  person: (options) => addPerson(world, record, options),
  people: () => [...record.people.values()].map(({ person }) => person),
  removePerson: (id) => removePerson(record, id),
  revokeSessions: (id) => {
    personOf(record, id).tokensValidFrom = record.clock.ms()
  },
  group: (options) => addGroup(world.seed, record, options),
  groups: () => [...record.groups.values()],
  removeGroup: (id) => removeGroup(record, id),
  logoutToken: async (options) => {
    const application = record.applications.get(options.application.toLowerCase())
    if (application === undefined)
      throw new MockEntraError(
        'unknown',
        `There is no application ${options.application} in ${record.domain}.`,
      )
    return mintLogoutToken(world, record, application, options)
  },
  clock: record.clock,
  keys: record.keys,
  fault: (...faults) => {
    const problems = checkFaults(faults)
    if (problems.length > 0) throw new MockEntraError('bad-input', 'The fault cannot be set.', problems)
    record.faults = [...record.faults, ...faults.map((fault) => activate(fault, record.clock.ms))]
  },
  get faults() {
    return record.faults.map(({ fault }) => fault)
  },
  honest: () => {
    record.faults = []
  },
  signInAs: (person) => {
    if (person !== null && !record.people.has(person.id))
      throw new MockEntraError(
        'unknown',
        `There is no person with the object ID ${person.id} in ${record.domain}.`,
      )
    record.signInAs = person?.id ?? null
  },
  get signedInAs() {
    return record.signInAs === null ? null : (record.people.get(record.signInAs)?.person ?? null)
  },
  journal: tenantJournal(world.journal, record.id),
})
