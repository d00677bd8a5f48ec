/** The administrator's steps: save, test, enable, disable; and what the settings say afterwards. */
import type { Arrival, Navigation } from '../browser/browser.ts'
import { locate } from '../browser/locate.ts'
import type { Connection, Locator, Reply, SsoStatus } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import type { Seen } from '../evidence.ts'
import { adminOf, type PlannedStep } from '../plan/plan.ts'
import {
  type AtEntra,
  type Character,
  cast,
  type OrganisationName,
  type Paste,
  type SecretChoice,
  type Step,
} from '../scenario.ts'
import { deriveGuid } from '../seed.ts'
import { goesTo } from './callback.ts'
import type { Directory } from './directory.ts'
import { settingsOf } from './entra-groups.ts'
import { atSignIn, type Human, settle } from './human.ts'
import { namesOf } from './names.ts'
import { adminTab, crashOf, type Done, follow } from './product.ts'
import { fillText } from './template.ts'
import { whoami } from './whoami.ts'
import { type OrganisationState, organisationOf, twinOf, type World } from './world.ts'

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>

const metadataSuffix = '/.well-known/openid-configuration'

/** What the administrator pastes into "Issuer URL". */
const pasted = (world: World, state: OrganisationState, paste: Paste): string => {
  if (typeof paste === 'object') return fillText(paste.text, namesOf(world))
  const { origin } = world.stage.entra
  const { tenant } = state.directory
  switch (paste) {
    case 'issuer':
      return tenant.issuer
    case 'metadata-url':
      return tenant.metadataUrl
    case 'tenant-domain-url':
      return `${origin}/${tenant.domain}/v2.0${metadataSuffix}`
    case 'common-url':
      return `${origin}/common/v2.0${metadataSuffix}`
    case 'other-issuer':
      return twinOf(world, state).tenant.issuer
  }
}

/** A message that is named by a string is the element with this id. */
const messageIn = (locator: Locator): Locator =>
  typeof locator === 'string' ? { css: `[id=${JSON.stringify(locator)}]` } : locator

/** Reads the status as the settings show it, in a tab of its own so that the administrator's place is kept. */
const readStatus = async (
  world: World,
  state: OrganisationState,
): Promise<SsoStatus & { readonly text: string }> => {
  const reply = await world.stage.driver.status(state.id)
  switch (reply.status) {
    case 'ok':
      return { ...reply.sso, text: reply.sso.message ?? '' }
    case 'unsupported':
      throw new HarnessError(
        'driver',
        'the driver answers "unsupported" to "status", which every driver has to know',
      )
    case 'read': {
      const arrival = await state.admin.tab().visit(reply.visit)
      if (arrival.kind !== 'page') return { green: false, enabled: false, text: '' }
      const { page } = arrival
      const shows = (locator: Locator): boolean => locate(page, locator) !== undefined
      const said = reply.message === undefined ? undefined : locate(page, messageIn(reply.message))
      return {
        green: shows(reply.green),
        enabled: shows(reply.enabled),
        ...(said === undefined ? {} : { message: said }),
        text: page.body,
      }
    }
  }
}

/** Why a step was refused, or how the product crashed in it; nothing when it went through. */
const howItEnded = (world: World, done: Done): { readonly refused?: string; readonly crash?: string } => {
  if (done.kind === 'refused') return { refused: done.reason }
  const crash = crashOf(world, done.arrival)
  return crash === undefined ? {} : { crash }
}

/** Who the administrator is for the product now, and whether the settings name the address of whoever signed in at Entra. */
const mismatchOf = async (world: World, state: OrganisationState, atEntra: Character, text: string) => ({
  same: (await whoami(world, state.admin, state))?.toLowerCase() === world.emails[adminOf(state.name)],
  named: text.toLowerCase().includes(world.emails[atEntra]),
})

/** What the settings say after a step. `atEntra` is who signed in there, when it is asked whether that was noticed. */
export const seenStatus = async (
  world: World,
  state: OrganisationState,
  done: Done,
  atEntra?: Character,
): Promise<Seen> => {
  const arrival: Arrival | undefined = done.kind === 'ok' ? done.arrival : undefined
  const { text, ...status } = await readStatus(world, state)
  return {
    kind: 'status',
    ...status,
    ...(atEntra === undefined ? {} : { mismatch: await mismatchOf(world, state, atEntra, text) }),
    ...howItEnded(world, done),
    ...(arrival?.kind === 'page'
      ? { endedAt: `${arrival.page.url.origin}${arrival.page.url.pathname}` }
      : {}),
  }
}

/** Stands for "leave the field alone" until the driver has said which field it is. */
const asShown = 'as the page shows it'
const specialCharacters = '~+/%&=:?#;,"<ü€ ;-)'

/** What is typed into the field "Client secret". */
const enteredSecret = (directory: Directory, choice: SecretChoice = 'current'): string => {
  const { application } = directory
  if (choice === 'new') directory.secret = application.secret()
  if (choice === 'special-characters')
    directory.secret = application.secret({ value: `${directory.secret.value}${specialCharacters}` })
  const { value, keyId } = directory.secret
  const wrong = `${value.slice(0, 3)}${value.slice(3).split('').reverse().join('')}`
  switch (choice) {
    case 'wrong':
      return wrong
    case 'secret-id':
      return keyId
    case 'blank':
      return ''
    case 'as-shown':
      return asShown
    default:
      return value
  }
}

/** What comes along when somebody copies from a page: blanks of several kinds, and a space of no width. */
const withBlanks = ({ clientId, clientSecret, issuerUrl }: Connection): Connection => ({
  clientId: ` \u200b${clientId}\u00a0`,
  clientSecret: `\t${clientSecret} \u200b`,
  issuerUrl: `\u200b ${issuerUrl}\t`,
})

/** Takes the field that is left alone out of what the driver fills in. */
const leavingAsShown = (reply: Reply, choice: SecretChoice | undefined): Reply => {
  if (choice !== 'as-shown') return reply
  if (reply.status !== 'go')
    throw new HarnessError('driver', 'the driver enters the settings itself, so that no form shows anything')
  return {
    status: 'go',
    actions: reply.actions.map((action) =>
      'press' in action && action.fill !== undefined
        ? {
            ...action,
            fill: Object.fromEntries(Object.entries(action.fill).filter(([, text]) => text !== asShown)),
          }
        : action,
    ),
  }
}

/** Enters the settings. The tab stays at Entra's sign-in page if saving leads there. */
export const save = async (
  world: World,
  step: StepOf<'save'>,
  tenant: PlannedStep['tenant'],
): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  if (tenant === 'twin' || step.tenant === 'twin') state.directory = twinOf(world, state)
  const { directory } = state
  const clientSecret = enteredSecret(directory, step.secret)
  // Whatever was typed into the field must not come back, a wrong secret included; a Secret ID is none.
  if (clientSecret !== '' && clientSecret !== asShown && step.secret !== 'secret-id')
    world.secrets.add(clientSecret)
  const tab = await adminTab(world, state)
  await state.admin.forget(world.stage.entra.origin)
  const values: Connection = {
    clientId:
      step.clientId === 'other'
        ? deriveGuid(world.stage.seed, 'other application', state.id)
        : directory.application.clientId,
    clientSecret,
    issuerUrl: pasted(world, state, step.paste ?? 'issuer'),
  }
  const blanks = Object.fromEntries((step.blank ?? []).map((field) => [field, '']))
  const entered = step.around === 'blanks' ? withBlanks(values) : values
  const reply = await world.stage.driver.setup(state.id, { ...entered, ...blanks })
  const done = await follow(world, tab, 'setup', leavingAsShown(reply, step.secret), 'leaves')
  if (step.expect !== undefined) return seenStatus(world, state, done)
  return { kind: 'saved', ...howItEnded(world, done) }
}

/** The driver does what saving, testing and enabling would. */
export const arrange = async (world: World, step: StepOf<'arrange'>): Promise<Seen> => {
  const { id, directory } = organisationOf(world, step.organisation)
  const connection = {
    clientId: directory.application.clientId,
    clientSecret: directory.secret.value,
    issuerUrl: directory.tenant.issuer,
  }
  const reply = (await world.stage.driver.arrange?.(id, connection)) ?? { status: 'unsupported' }
  if (reply.status === 'ok') return { kind: 'done' }
  const what = reply.status === 'refused' ? `was refused: ${reply.reason}` : `answered "${reply.status}"`
  return { kind: 'trouble', what: `the driver's "arrange" ${what}` }
}

const isCharacter = (atEntra: AtEntra | undefined): atEntra is Character =>
  cast.some((who) => who === atEntra)

/** Tests the settings: goes on where saving led, or presses the test button, and signs in at Entra. */
export const test = async (world: World, step: StepOf<'test'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const tab = await adminTab(world, state)
  const human = humanFor(world, state, step.atEntra ?? adminOf(state.name))
  const { entra, driver } = world.stage
  const asked =
    step.expect === 'mismatch-noticed' && isCharacter(step.atEntra)
      ? ([step.atEntra] as const)
      : ([] as const)
  const stop = (navigation: Navigation): boolean => {
    if (step.keep === undefined || !goesTo(state.redirectUri, navigation)) return false
    world.callbacks.set(step.keep, navigation)
    return step.hold === true
  }
  if (atSignIn(tab, entra.origin) && tab.page !== undefined) {
    const arrival = await settle(tab, { kind: 'page', page: tab.page }, human, entra.origin, stop)
    return seenStatus(world, state, { kind: 'ok', arrival }, ...asked)
  }
  await state.admin.forget(entra.origin)
  return seenStatus(
    world,
    state,
    await follow(world, tab, 'test', await driver.test(state.id), human, stop),
    ...asked,
  )
}

/** Changes what is set beside the connection. A refusal is an answer, too. */
export const changeSettings = async (world: World, step: StepOf<'change-settings'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const tab = await adminTab(world, state)
  const { driver } = world.stage
  const reply = (await driver.settings?.(state.id, settingsOf(step.settings, namesOf(world)))) ?? {
    status: 'unsupported' as const,
  }
  await follow(world, tab, 'settings', reply, 'leaves')
  return { kind: 'done' }
}

/** Looks what the settings say. */
export const lookAtStatus = async (world: World, step: StepOf<'read-status'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  await adminTab(world, state)
  return seenStatus(world, state, { kind: 'ok', arrival: undefined })
}

/** Enables or disables SSO. */
export const toggle = async (world: World, step: StepOf<'enable' | 'disable'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const tab = await adminTab(world, state)
  const reply: Reply = await world.stage.driver[step.do](state.id)
  return seenStatus(world, state, await follow(world, tab, step.do, reply, 'leaves'))
}

/** Who sits at Entra's sign-in page: a person of the organisation's tenant, or of another organisation's. */
export const humanFor = (
  world: World,
  state: OrganisationState,
  atEntra: AtEntra,
  entraOf: OrganisationName = state.name,
): Human => {
  if (atEntra === 'cancel') return 'cancels'
  if (atEntra === 'leave') return 'leaves'
  const { people } = organisationOf(world, entraOf).directory
  const person = people[atEntra]
  if (person === undefined)
    throw new Error(`the scenario lets "${atEntra}" sign in, who is not in the tenant of ${entraOf}`)
  return { signsInAs: person }
}
