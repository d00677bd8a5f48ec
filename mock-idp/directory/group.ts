import type { Group, GroupOptions } from '../contract.ts'
import { MockEntraError, type Problem } from '../errors.ts'
import { guidPattern, type Seed } from '../seed.ts'
import type { TenantRecord } from './records.ts'

/** Adds a group; the same display name again changes that group and keeps the object ID. */
export const addGroup = (seed: Seed, home: TenantRecord, options: GroupOptions): Group => {
  const before = groupNamed(home, options.displayName)
  const id = (
    options.id ??
    before?.id ??
    seed.guid(`group:${home.id}:${options.displayName.toLowerCase()}`)
  ).toLowerCase()
  const problems: Problem[] = []
  if (!guidPattern.test(id))
    problems.push({ path: 'id', message: `expected a GUID, got ${JSON.stringify(options.id)}` })
  if (problems.length > 0) throw new MockEntraError('bad-input', 'The group cannot be added.', problems)
  const group: Group = {
    id,
    displayName: options.displayName,
    memberOf: (options.memberOf ?? []).map((name) => groupIdOf(seed, home, name)),
  }
  home.groups.set(id, group)
  return group
}

const groupNamed = ({ groups }: TenantRecord, name: string): Group | undefined => {
  const wanted = name.toLowerCase()
  for (const group of groups.values()) if (group.displayName.toLowerCase() === wanted) return group
  return undefined
}

/** The object ID of a group by its display name or object ID; a name that is new makes the group. */
export const groupIdOf = (seed: Seed, home: TenantRecord, name: string): string =>
  guidPattern.test(name)
    ? name.toLowerCase()
    : (groupNamed(home, name) ?? addGroup(seed, home, { displayName: name })).id

/** The groups that somebody is in, those that their groups are members of included; in a fixed order. */
export const transitiveGroups = (home: TenantRecord, direct: readonly string[]): readonly string[] => {
  const found = new Set(direct)
  // A set that grows while it is walked is walked to its end.
  for (const id of found) for (const parent of home.groups.get(id)?.memberOf ?? []) found.add(parent)
  return [...found]
}

/** Takes a group away, and everybody out of it. Throws `MockEntraError` with the code `unknown`. */
export const removeGroup = (home: TenantRecord, id: string): void => {
  const gone = id.toLowerCase()
  if (!home.groups.delete(gone))
    throw new MockEntraError('unknown', `There is no group with the object ID ${id} in ${home.domain}.`)
  const without = (groups: readonly string[]): readonly string[] => groups.filter((group) => group !== gone)
  for (const group of home.groups.values())
    if (group.memberOf.includes(gone))
      home.groups.set(group.id, { ...group, memberOf: without(group.memberOf) })
  for (const record of home.people.values())
    if (record.person.groups.includes(gone))
      home.people.set(record.person.id, {
        ...record,
        person: { ...record.person, groups: without(record.person.groups) },
      })
}
