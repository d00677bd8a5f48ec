/** Groups and app roles: what a case says about people at Entra, and the names by which it says so. Pure. */
import type { ApplicationOptions, Person, PersonOptions } from '../../mock-idp/contract.ts'
import type { Description } from '../driver.ts'
import { type Case, caseName } from '../plan/plan.ts'
import type { Character, GroupsAtEntra, OrganisationSettings } from '../scenario.ts'
import { deriveGuid } from '../seed.ts'
import { fillJson, fillText, type Names } from './template.ts'

/** Object ID of a group; the same in every tenant of the case. */
const groupId = (seed: string, one: Case, name: string): string =>
  deriveGuid(seed, 'group', caseName(one), name)

/** `group.engineers` and the like, for every group that the case names in braces. */
export const groupNames = (seed: string, one: Case): Names =>
  Object.fromEntries(
    [...JSON.stringify([one.world, one.faults, one.steps]).matchAll(/\{\{(group\.([\w-]+))\}\}/g)].map(
      ([, key = '', name = '']) => [key, groupId(seed, one, name)],
    ),
  )

/** What the directory says about the groups of somebody. */
export const groupsOption = (
  seed: string,
  one: Case,
  groups: GroupsAtEntra | undefined,
): Pick<PersonOptions, 'groups'> =>
  groups === undefined
    ? {}
    : { groups: typeof groups === 'number' ? groups : groups.map((name) => groupId(seed, one, name)) }

/** What an administrator does at Entra for a product that counts no address without `email_verified`: maps it. */
const verifiedByMapping = { mappedClaims: { email_verified: 'true' }, acceptMappedClaims: true }

/** What the application asks of tokens, and whom it gives which app role. */
export const applicationOptions = (
  { world, steps }: Case,
  { policies }: Pick<Description, 'policies'>,
  people: Partial<Record<Character, Person>>,
): ApplicationOptions => {
  const roles = Object.entries(world.appRoles ?? {})
  const asksForGroups = world.groups !== undefined || steps.some((step) => step.do === 'change-person')
  return {
    ...(policies?.emailVerifiedAbsent === 'refused' ? verifiedByMapping : {}),
    ...(world.optionalClaims === undefined ? {} : { optionalClaims: world.optionalClaims }),
    ...(asksForGroups ? { groupMembershipClaims: 'SecurityGroup' } : {}),
    ...(roles.length === 0
      ? {}
      : {
          appRoles: [...new Set(roles.flatMap(([, values]) => values))].map((value) => ({ value })),
          assignments: roles.flatMap(([who, values]) => {
            const person = people[who as Character]
            return person === undefined ? [] : [{ principal: person.id, roles: values }]
          }),
        }),
  }
}

/** Further addresses of somebody's account, with the names filled in. */
export const addressesOf = (
  addresses: readonly { readonly email: string; readonly confirmed: boolean }[] | undefined,
  names: Names,
): { readonly addresses?: readonly { readonly email: string; readonly confirmed: boolean }[] } =>
  addresses === undefined
    ? {}
    : { addresses: addresses.map(({ email, confirmed }) => ({ email: fillText(email, names), confirmed })) }

/** The settings of the case with the names filled in. */
export const settingsOf = (settings: OrganisationSettings, names: Names): OrganisationSettings =>
  JSON.parse(JSON.stringify(fillJson(JSON.parse(JSON.stringify(settings)), names)))
