import type { ConsumersConfig, TenantConfig, TenantOptions } from '../../contract.ts'
import { removeApplication } from '../../directory/application.ts'
import { addGroup, removeGroup } from '../../directory/group.ts'
import type { TenantRecord } from '../../directory/records.ts'
import { registerTenant, updateTenant } from '../../directory/tenant.ts'
import { MockEntraError, type Problem } from '../../errors.ts'
import { applyApplication, clientIdOf, type Parts } from './application.ts'
import type { AppliedPeople, AppliedTenant } from './applied.ts'
import type { Attempt } from './attempt.ts'
import { advanceClock, applyFaults, applyPeople, applySignInAs, freezeClock } from './people.ts'

const optionsOf = ({
  people: _,
  groups: __,
  applications: ___,
  faults: ____,
  clock: _____,
  signInAs: ______,
  ...options
}: TenantConfig): TenantOptions => options

/** Makes the tenant that has this domain, or changes it. What cannot change in a live one is a problem. */
export const applyTenant = (parts: Parts, config: TenantConfig): TenantRecord => {
  const { directory, seed } = parts
  const options = optionsOf(config)
  const domain = config.domain.toLowerCase()
  const known = directory.domains.get(domain)
  if (known === undefined)
    return registerTenant(parts, { ...options, id: options.id ?? seed.guid(`tenant:${domain}`) })
  const problems = fixedProblems(known, options)
  if (problems.length > 0) throw new MockEntraError('bad-input', 'The tenant cannot be changed.', problems)
  updateTenant(directory, known, options, null)
  return known
}

const fixedProblems = (known: TenantRecord, { id, cloud = 'global', domain }: TenantOptions): Problem[] => [
  ...(id === undefined || id.toLowerCase() === known.id
    ? []
    : [{ path: 'id', message: `cannot change while the mock runs; it is ${known.id}` }]),
  ...(cloud === known.cloud
    ? []
    : [{ path: 'cloud', message: `cannot change while the mock runs; it is ${known.cloud}` }]),
  ...(domain?.toLowerCase() === known.domain
    ? []
    : [{ path: 'domain', message: `is another domain of the tenant ${known.domain}` }]),
]

/** Takes the applications away that are not asked for any more. */
export const dropApplications = (
  parts: Parts,
  home: TenantRecord,
  { applications = [] }: TenantConfig,
  before: AppliedTenant,
): void => {
  const wanted = new Set(applications.map((asked) => clientIdOf(parts, home, asked)))
  for (const clientId of before.applications.keys())
    if (!wanted.has(clientId) && home.applications.has(clientId))
      removeApplication(parts.directory, home, clientId)
}

/** Makes everything in a tenant as it is asked for. */
export const applyContents = (
  parts: Parts,
  home: TenantRecord,
  config: TenantConfig,
  before: AppliedTenant,
  path: string,
  attempt: Attempt,
): AppliedTenant => {
  const { groups = [], applications = [] } = config
  freezeClock(home, config.clock, before)
  const groupNames = new Set(groups.map(({ displayName }) => displayName.toLowerCase()))
  for (const id of before.groups) {
    const group = home.groups.get(id)
    if (group !== undefined && !groupNames.has(group.displayName.toLowerCase())) removeGroup(home, id)
  }
  const groupIds = groups.flatMap((asked, index) => {
    const group = attempt(`${path}.groups.${index}`, () => addGroup(parts.seed, home, asked))
    return group === undefined ? [] : [group.id]
  })
  const people = applyPeople(parts, home, config, before, path, attempt)
  const applied = new Map(
    applications.map((asked, index) => {
      const clientId = clientIdOf(parts, home, asked)
      const where = `${path}.applications.${index}`
      const known = before.applications.get(clientId)
      return [clientId, applyApplication(parts, home, asked, known, where, attempt)] as const
    }),
  )
  return {
    ...finish(home, config, before, path, attempt),
    people,
    groups: groupIds,
    applications: applied,
    keySet: config.keySet ?? 0,
  }
}

/** What comes last: lies, the clock, and who is signed in. */
const finish = (
  home: TenantRecord,
  config: ConsumersConfig,
  before: AppliedPeople,
  path: string,
  attempt: Attempt,
): Omit<AppliedPeople, 'people'> => {
  const faults = applyFaults(home, config.faults, before, path, attempt)
  advanceClock(home, config.clock, before, path, attempt)
  applySignInAs(home, config, before)
  return { faults, asked: config.faults ?? [], clock: config.clock, signInAs: config.signInAs }
}

/** The tenant of personal accounts: people, and what comes last. */
export const applyConsumers = (
  parts: Parts,
  home: TenantRecord,
  config: ConsumersConfig,
  before: AppliedPeople,
  path: string,
  attempt: Attempt,
): AppliedPeople => {
  freezeClock(home, config.clock, before)
  const people = applyPeople(parts, home, config, before, path, attempt)
  return { ...finish(home, config, before, path, attempt), people }
}
