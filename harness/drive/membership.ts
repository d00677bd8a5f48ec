/** What changes about a person at Entra, and what the product then says of the membership. */
import type { Browser } from '../browser/browser.ts'
import { readPointer } from '../browser/pointer.ts'
import { HarnessError } from '../errors.ts'
import type { Seen } from '../evidence.ts'
import { productRoles, type Step } from '../scenario.ts'
import { caught } from './caught.ts'
import { groupsOption } from './entra-groups.ts'
import { namesOf } from './names.ts'
import { adminTab, crashOf, follow, signInLocally } from './product.ts'
import { fillText } from './template.ts'
import { readJson } from './whoami.ts'
import { type OrganisationState, organisationOf, type World } from './world.ts'

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>

/** Changes what the directory says about somebody. */
export const changePerson = (world: World, step: StepOf<'change-person'>): Seen => {
  const { directory } = organisationOf(world, step.organisation)
  const options = directory.options[step.who]
  if (options === undefined) throw new Error(`the scenario changes "${step.who}", who is not in the tenant`)
  const changed = {
    ...options,
    ...groupsOption(world.stage.seed, world.one, step.groups),
    ...(step.mail === undefined ? {} : { mail: fillText(step.mail, namesOf(world)) }),
  }
  directory.options[step.who] = changed
  directory.people[step.who] = directory.tenant.person(changed)
  return { kind: 'done' }
}

/** What the administrator does about somebody: takes them out, locks the account, exempts them from SSO. */
export const changeMember = async (
  world: World,
  step: StepOf<
    'remove-member' | 'disable-account' | 'unlink-account' | 'exempt' | 'end-exemption' | 'end-sessions'
  >,
): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const change = changes[step.do]
  const reply = (await world.stage.driver.member?.(state.id, world.emails[step.who], change)) ?? {
    status: 'unsupported',
  }
  if ('by' in step && step.by !== undefined) {
    const request = await caught(world, state, world.freshBrowser(), 'member', reply)
    const tab = world.freshBrowser().tab()
    if (step.by !== null) await signInLocally(world, tab, state, step.by)
    const crash = crashOf(world, await tab.go(request))
    return { kind: 'done', ...(crash === undefined ? {} : { crash }) }
  }
  const tab = await adminTab(world, state)
  const done = await follow(world, tab, 'member', reply, 'leaves')
  return done.kind === 'ok'
    ? { kind: 'done' }
    : { kind: 'trouble', what: `the product refused to ${change} ${step.who}: ${done.reason}` }
}

const changes = {
  'remove-member': 'remove',
  'disable-account': 'disable',
  'unlink-account': 'unlink',
  'end-sessions': 'end-sessions',
  exempt: 'exempt',
  'end-exemption': 'end-exemption',
} as const

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
