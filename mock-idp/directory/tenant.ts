import type { Tenant, TenantOptions } from '../contract.ts'
import { MockEntraError, type Problem } from '../errors.ts'
import { checkFaults } from '../faults/check.ts'
import { activate } from '../faults/select.ts'
import { tenantJournal } from '../journal/journal.ts'
import { createKeyRing } from '../keys/tenant-keys.ts'
import { guidPattern } from '../seed.ts'
import { issuerOf, metadataUrlOf } from '../server/urls.ts'
import type { World } from '../world.ts'
import { applicationView, registerApplication } from './application.ts'
import { createClock } from './clock.ts'
import { addPerson } from './person.ts'
import type { TenantRecord } from './records.ts'

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
  const id = (options.id ?? seed.guid(`tenant:${directory.tenants.size}`)).toLowerCase()
  const ownDomain =
    domain ?? (directory.tenants.size === 0 ? 'contoso.example' : `t${id.slice(0, 8)}.example`)
  const problems: Problem[] = []
  if (!guidPattern.test(id))
    problems.push({ path: 'id', message: `expected a GUID, got ${JSON.stringify(options.id)}` })
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(ownDomain))
    problems.push({
      path: 'domain',
      message: `expected a domain name, got ${JSON.stringify(options.domain)}`,
    })
  if (problems.length > 0) throw new MockEntraError('bad-input', 'The tenant cannot be made.', problems)
  const record: TenantRecord = {
    id,
    domain: ownDomain,
    displayName: options.displayName ?? nameFrom(ownDomain),
    applications: new Map(),
    people: new Map(),
    clock: createClock(),
    keys: createKeyRing(options.keySet ?? 0),
    faults: [],
    signInAs: null,
    lastIdTokens: new Map(),
  }
  directory.tenants.set(id, record)
  directory.domains.set(ownDomain, record)
  return record
}

const nameFrom = (domain: string): string =>
  domain.charAt(0).toUpperCase() + (domain.split('.')[0] ?? '').slice(1)

/** The public face of a tenant record. */
export const tenantView = (world: World, record: TenantRecord): Tenant => ({
  id: record.id,
  domain: record.domain,
  displayName: record.displayName,
  issuer: issuerOf(world.origin, record.id),
  metadataUrl: metadataUrlOf(world.origin, record.id),
  application: (options = {}) =>
    applicationView(
      world.seed,
      world.serial,
      registerApplication(world.directory, world.seed, record, options),
    ),
  applications: () =>
    [...record.applications.values()].map((application) =>
      applicationView(world.seed, world.serial, application),
    ),
  person: (options) => addPerson(world.seed, record, options),
  people: () => [...record.people.values()].map(({ person }) => person),
  clock: record.clock,
  keys: record.keys,
  fault: (...faults) => {
    const problems = checkFaults(faults)
    if (problems.length > 0) throw new MockEntraError('bad-input', 'The fault cannot be set.', problems)
    record.faults = [...record.faults, ...faults.map(activate)]
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
  journal: tenantJournal(world.journal, record.id),
})
