/** What changes about a person at Entra, and what the product then says of the membership. */
import type { Browser } from '../browser/browser.ts'
import { HarnessError } from '../errors.ts'
import type { Seen } from '../evidence.ts'
import { productRoles, type Step } from '../scenario.ts'
import { groupsOption } from './entra-groups.ts'
import { adminTab, follow, readJson, readPointer } from './product.ts'
import { type OrganisationState, organisationOf, type World } from './world.ts'

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>

/** Changes what the directory says about somebody. */
export const changePerson = (world: World, step: StepOf<'change-person'>): Seen => {
  const { directory } = organisationOf(world, step.organisation)
  const options = directory.options[step.who]
  if (options === undefined) throw new Error(`the scenario changes "${step.who}", who is not in the tenant`)
  const changed = { ...options, ...groupsOption(world.stage.seed, world.one, step.groups) }
  directory.options[step.who] = changed
  directory.people[step.who] = directory.tenant.person(changed)
  return { kind: 'done' }
}

/** Takes somebody out of the organisation in the product, or locks the account. */
export const changeMember = async (
  world: World,
  step: StepOf<'remove-member' | 'disable-account'>,
): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const change = step.do === 'remove-member' ? 'remove' : 'disable'
  const reply = (await world.stage.driver.member?.(state.id, world.emails[step.who], change)) ?? {
    status: 'unsupported',
  }
  const tab = await adminTab(world, state)
  const done = await follow(world, tab, 'member', reply, 'leaves')
  return done.kind === 'ok'
    ? { kind: 'done' }
    : { kind: 'trouble', what: `the product refused to ${change} ${step.who}: ${done.reason}` }
}

const isRole = (value: unknown): boolean => productRoles.some((role) => role === value)

/** Role and resource groups as the whoami probe shows them, where the step says what they have to be. */
export const seenMembership = async (
  world: World,
  browser: Browser,
  state: OrganisationState,
  { role, resourceGroups }: Pick<StepOf<'login'>, 'role' | 'resourceGroups'>,
): Promise<{ readonly role?: string; readonly resourceGroups?: readonly string[] }> => {
  if (role === undefined && resourceGroups === undefined) return {}
  const probe = state.whoami ?? (await world.stage.driver.whoami(state.id))
  const missing = [
    ...(role !== undefined && probe.role === undefined ? ['role'] : []),
    ...(resourceGroups !== undefined && probe.resourceGroups === undefined ? ['resourceGroups'] : []),
  ]
  if (missing.length > 0) {
    throw new HarnessError(
      'driver',
      `the reply to "whoami" has no ${missing.join(' and no ')}, although the driver declares the capability for it`,
    )
  }
  const shown = await readJson(browser, probe.visit)
  const found = probe.role === undefined ? undefined : readPointer(shown, probe.role)
  const groups = probe.resourceGroups === undefined ? [] : readPointer(shown, probe.resourceGroups)
  return {
    role: isRole(found) ? String(found) : 'none',
    resourceGroups: Array.isArray(groups)
      ? groups.map((group) => `${readPointer(group, '/group')}:${readPointer(group, '/role')}`)
      : [],
  }
}
