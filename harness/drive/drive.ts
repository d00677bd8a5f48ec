/** Carries out a plan in a world and collects what was seen. The only judgement here is whether a step could be done at all. */
import type { JournalEntry } from '../../mock-idp/contract.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import type { Evidence, Seen, StepEvidence } from '../evidence.ts'
import type { Plan, PlannedStep } from '../plan/plan.ts'
import { makeToken } from './api-token.ts'
import { readAuditLog } from './audit-log.ts'
import { copyCookies } from './copy-cookies.ts'
import { embedLogin, lookInTab } from './in-tab.ts'
import { findLeaks, findSent } from './leaks.ts'
import { lie, tellTheTruth } from './lies.ts'
import { crowd, deliver, login } from './login.ts'
import { logout, signOutAtEntra } from './logout.ts'
import { look, write } from './look.ts'
import { changeMember, changePerson } from './membership.ts'
import { postSettings } from './post-settings.ts'
import { postLogoutToken } from './provider-logout.ts'
import { advanceProductClock, setSessionTimeout } from './sessions.ts'
import { arrange, changeSettings, lookAtStatus, save, test, toggle } from './settings.ts'
import { organisationOf, reRegister, twinOf, type World } from './world.ts'

const perform = async (world: World, { step, tenant }: PlannedStep): Promise<Seen> => {
  switch (step.do) {
    case 'save':
      return save(world, step, tenant)
    case 'arrange':
      return arrange(world, step)
    case 'test':
      return test(world, step)
    case 'read-status':
      return lookAtStatus(world, step)
    case 'enable':
    case 'disable':
      return toggle(world, step)
    case 'change-settings':
      return changeSettings(world, step)
    case 'login':
      return step.crowd === undefined ? login(world, step) : crowd(world, step, step.crowd)
    case 'deliver':
      return deliver(world, step)
    case 'look':
      return look(world, step)
    case 'write':
      return write(world, step)
    case 'post-settings':
      return postSettings(world, step)
    case 'open-private':
    case 'go-back':
      return lookInTab(world, step)
    case 'embed-login':
      return embedLogin(world, step)
    case 'logout':
      return logout(world, step)
    case 'read-audit-log':
      return readAuditLog(world, step)
    case 'set-session-timeout':
      return setSessionTimeout(world, step)
    case 'advance-product-clock':
      return advanceProductClock(world, step)
    case 'sign-out-at-entra':
      return signOutAtEntra(world, step)
    case 'post-logout-token':
      return postLogoutToken(world, step)
    case 'copy-cookies':
      return copyCookies(world, step)
    case 'change-provider': {
      const state = organisationOf(world, step.organisation)
      state.directory = twinOf(world, state)
      return { kind: 'done' }
    }
    case 're-register':
      reRegister(world, organisationOf(world, step.organisation))
      return { kind: 'done' }
    case 'make-token':
      return makeToken(world, step)
    case 'end-sessions':
    case 'exempt':
    case 'end-exemption':
    case 'unlink-account':
    case 'remove-member':
    case 'disable-account':
      return changeMember(world, step)
    case 'change-person':
      return changePerson(world, step)
    case 'lie':
      return lie(world, step)
    case 'tell-the-truth':
      return tellTheTruth(world, step)
    case 'advance-clock':
      organisationOf(world, step.organisation).directory.tenant.clock.advance(step.by)
      return { kind: 'done' }
    case 'roll-keys':
      organisationOf(world, step.organisation).directory.tenant.keys.roll({
        withdraw: step.withdraw === true,
      })
      return { kind: 'done' }
    case 'remove-secret': {
      const { application } = organisationOf(world, step.organisation).directory
      const [oldest] = application.secrets()
      if (oldest !== undefined) application.removeSecret(oldest.keyId)
      return { kind: 'done' }
    }
    case 'expire-secrets': {
      const { application } = organisationOf(world, step.organisation).directory
      for (const { keyId } of application.secrets()) application.expireSecret(keyId)
      return { kind: 'done' }
    }
  }
}

/** What the journal says of this case since a point: its own tenants, and its own applications at common authorities. */
const journalSince = (world: World, since: number): readonly JournalEntry[] => {
  const directories = [...world.organisations.values()].flatMap(({ directory, twin }) => [
    directory,
    ...(twin === undefined ? [] : [twin]),
  ])
  const tenants = new Set(directories.map(({ tenant }) => tenant.id))
  const clients = new Set(directories.map(({ application }) => application.clientId))
  return world.stage.entra.journal
    .entries({ since })
    .filter(
      ({ tenant, client }) =>
        (tenant !== null && tenants.has(tenant)) || (client !== undefined && clients.has(client)),
    )
}

/** What the harness itself makes a product ask of Entra, by looking at its pages, is no part of the login. */
const lastEntryOf = (seen: Seen): number =>
  seen.kind === 'login' ? (seen.lastEntry ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY

/** A driver or product that cannot be asked makes the step impossible; a mistake of our own is thrown on. */
const attempt = async (world: World, planned: PlannedStep): Promise<Seen> => {
  try {
    return await perform(world, planned)
  } catch (thrown) {
    if (thrown instanceof HarnessError) {
      const { code, problems } = thrown
      return {
        kind: 'trouble',
        what: wordsOf(thrown),
        ...(code === 'environment' && problems.length > 0 ? { lines: problems } : {}),
      }
    }
    throw thrown
  }
}

/**
 * Does every step in order. After a step that could not be carried out the rest is left, as it would show nothing.
 * @param opening the first steps, where they were done and seen already
 */
export const drive = async (
  plan: Plan,
  world: World,
  opening: readonly StepEvidence[] = [],
): Promise<Evidence> => {
  const steps: StepEvidence[] = [...opening]
  const visitsFrom = world.visits.length
  for (const planned of plan.steps.slice(opening.length)) {
    if (world.stage.signal?.aborted === true) break
    const since = world.stage.entra.journal.last
    const visitsBefore = world.visits.length
    const seen = await attempt(world, planned)
    steps.push({
      planned,
      seen,
      visits: world.visits.slice(visitsBefore),
      journal: journalSince(world, since).filter(({ seq }) => seq <= lastEntryOf(seen)),
    })
    if (seen.kind === 'trouble') break
  }
  const settings = await settingsUrl(world)
  const visits = [...opening.flatMap((step) => step.visits), ...world.visits.slice(visitsFrom)]
  return {
    steps,
    leaks: findLeaks(visits, world.secrets, world.stage.entra.origin),
    sentByBrowser: findSent(visits, world.secrets),
    canaryHits: world.canary?.hits ?? [],
    scriptsRun: world.scriptsRun,
    settingsUrl: settings,
    redirectUris: [...world.organisations.values()].map(({ redirectUri }) => redirectUri),
    privateTexts: [...world.organisations.values()].map(({ canaries }) => canaries.private),
  }
}

const settingsUrl = async (world: World): Promise<string | undefined> => {
  if (!world.stage.description.capabilities.includes('has-settings-ui')) return undefined
  const reply = await world.stage.driver.probe(organisationOf(world).id, 'settings')
  const last = reply.status === 'go' ? reply.actions.at(-1) : undefined
  if (last === undefined || !('visit' in last)) return undefined
  const { origin, pathname } = new URL(last.visit)
  return `${origin}${pathname}`
}
