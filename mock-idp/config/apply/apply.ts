import type { EntraConfig } from '../../contract.ts'
import { consumersDomain, consumersTenant } from '../../directory/consumers.ts'
import { createDirectory } from '../../directory/directory.ts'
import type { TenantRecord } from '../../directory/records.ts'
import { registerTenant, removeTenant } from '../../directory/tenant.ts'
import { MockEntraError, type Problem } from '../../errors.ts'
import { referenceProblems } from '../references.ts'
import type { Parts } from './application.ts'
import { type Applied, type AppliedTenant, nothingApplied, nothingInTenant } from './applied.ts'
import { collectProblems } from './attempt.ts'
import { applyConsumers, applyContents, applyTenant, dropApplications } from './tenant.ts'

/**
 * Makes a directory as a configuration says. It is tried on an empty directory first, so that a wrong one
 * changes nothing.
 * @param before what the configuration before this one made
 * @throws MockEntraError that lists everything wrong, with paths such as `tenants.0.people.1.id`
 */
export const applyConfig = (parts: Parts, config: EntraConfig, before: Applied = nothingApplied): Applied => {
  const references = referenceProblems(config)
  const rehearsed = collected({ ...parts, directory: createDirectory() }, config, nothingApplied)
  refuse([...references, ...rehearsed.problems])
  refuse(collisions(parts, config, before))
  const { applied, problems } = collected(parts, config, before)
  refuse(problems)
  return applied
}

const refuse = (problems: readonly Problem[]): void => {
  if (problems.length > 0)
    throw new MockEntraError('bad-input', 'The configuration cannot be applied.', problems)
}

const collected = (
  parts: Parts,
  config: EntraConfig,
  before: Applied,
): { readonly applied: Applied; readonly problems: readonly Problem[] } => {
  const { attempt, problems } = collectProblems()
  const domains = new Set(config.tenants?.map(({ domain }) => domain.toLowerCase()))
  for (const id of before.tenants.keys()) {
    const record = parts.directory.tenants.get(id)
    if (record !== undefined && !domains.has(record.domain)) removeTenant(parts.directory, id)
  }
  const personal = registerTenant(parts, { id: consumersTenant, domain: consumersDomain })
  // All tenants before their contents: a guest's tenant may come later in the list.
  const records = (config.tenants ?? []).map(
    (tenant, index) =>
      attempt(`tenants.${index}`, () => applyTenant(parts, tenant)) ??
      // A bare one in its place, so that its contents are looked at as well.
      collectProblems().attempt('', () => applyTenant(parts, { domain: tenant.domain })),
  )
  const knownOf = (record: TenantRecord): AppliedTenant => before.tenants.get(record.id) ?? nothingInTenant
  // What goes, in all tenants, before what comes: an application may move from one to another.
  config.tenants?.forEach((tenant, index) => {
    const record = records[index]
    if (record !== undefined) dropApplications(parts, record, tenant, knownOf(record))
  })
  const tenants = new Map<string, AppliedTenant>()
  config.tenants?.forEach((tenant, index) => {
    const record = records[index]
    if (record === undefined) return
    const path = `tenants.${index}`
    tenants.set(record.id, applyContents(parts, record, tenant, knownOf(record), path, attempt))
  })
  const consumers = applyConsumers(
    parts,
    personal,
    config.consumers ?? {},
    before.consumers,
    'consumers',
    attempt,
  )
  return { applied: { tenants, consumers }, problems }
}

/** What the live directory has against it, beyond what an empty one would have. */
const collisions = (
  { directory }: Parts,
  { tenants = [] }: EntraConfig,
  before: Applied,
): readonly Problem[] =>
  tenants.flatMap(
    ({ domain, id, cloud = 'global', keySet = 0, applications = [] }, index): readonly Problem[] => {
      const live = directory.domains.get(domain.toLowerCase())
      const named = id === undefined ? undefined : directory.tenants.get(id.toLowerCase())
      const path = `tenants.${index}`
      return [
        ...(live !== undefined && id !== undefined && live.id !== id.toLowerCase()
          ? [{ path: `${path}.id`, message: `cannot change while the mock runs; it is ${live.id}` }]
          : []),
        ...(live === undefined && named !== undefined && !before.tenants.has(named.id)
          ? [{ path: `${path}.id`, message: `is the id of the tenant ${named.domain}` }]
          : []),
        ...(live !== undefined && live.cloud !== cloud
          ? [{ path: `${path}.cloud`, message: `cannot change while the mock runs; it is ${live.cloud}` }]
          : []),
        ...(live !== undefined && (before.tenants.get(live.id)?.keySet ?? keySet) !== keySet
          ? [{ path: `${path}.keySet`, message: `cannot change while the mock runs; it is ${1 - keySet}` }]
          : []),
        ...applications.flatMap(({ clientId }, at) => {
          const shared = clientId === undefined ? undefined : directory.shared.get(clientId.toLowerCase())
          return shared === undefined || shared.home === live || before.tenants.has(shared.home.id)
            ? []
            : [
                {
                  path: `${path}.applications.${at}.clientId`,
                  message: `is registered already, in ${shared.home.domain}`,
                },
              ]
        }),
      ]
    },
  )
