/**
 * The world of one case: its own tenant in the mock Entra and its own organisation in the product, with
 * people whom no other scenario has met. Everything is named by the seed and the case.
 */
import type { MockEntra } from '../../mock-idp/contract.ts'
import { type Browser, type Navigation, openBrowser, type Tab, type Visit } from '../browser/browser.ts'
import type { Chromium } from '../browser/chromium/chromium.ts'
import { defaultPatienceMs } from '../browser/slow-down.ts'
import type { Description, Driver, WhoamiProbe } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import { type Case, caseName, fitsBrowser, needsBrowser, signsInDirectly } from '../plan/plan.ts'
import type { RealBrowser } from '../run/real-browser.ts'
import { type Character, cast, type OrganisationName } from '../scenario.ts'
import { derive, deriveGuid } from '../seed.ts'
import { openAgent } from './agent.ts'
import { type Canary, openCanary } from './canary.ts'
import { type Directory, type LogoutUris, makeDirectory } from './directory.ts'
import { addressesOf, applicationOptions, groupNames, settingsOf } from './entra-groups.ts'
import { emailsFor, homes, joins, roleIn, titles } from './people.ts'

/** What a run lends to every case. */
export interface Stage {
  readonly entra: MockEntra
  readonly driver: Driver
  readonly description: Description
  readonly seed: string
  /** Domain under which the people of the cast get their addresses. */
  readonly mailDomain: string
  /** How long the product may take to answer one request. */
  readonly timeoutMs: number
  /** How long a product that answers 429 is waited for, request by request. */
  readonly patienceMs?: number
  readonly signal?: AbortSignal
  readonly realBrowser?: RealBrowser | undefined
}

export interface OrganisationState {
  readonly name: OrganisationName
  /** The product's own name for it. */
  readonly id: string
  readonly redirectUri: string
  /** Where browsers reach the product for it, beside the origins of the driver. */
  readonly origins: readonly string[]
  /** Where the product is told, and comes back from, the end of a session. */
  readonly logout: LogoutUris
  readonly canaries: { readonly private: string; readonly public: string }
  /** The administrator's browser, and the tab in which the settings are entered. */
  readonly admin: Browser
  readonly adminTab: Tab
  adminSignedIn: boolean
  /** There were lies in the metadata document or the keys. */
  documentsLied: boolean
  directory: Directory
  twin: Directory | undefined
  whoami: WhoamiProbe | undefined
}

export interface World {
  readonly stage: Stage
  readonly one: Case
  readonly organisations: ReadonlyMap<OrganisationName, OrganisationState>
  readonly emails: Readonly<Record<Character, string>>
  readonly visits: Visit[]
  readonly browsers: Map<
    string,
    { readonly browser: Browser; readonly tab: Tab; signedInAs: Character | null }
  >
  /** Callback of each named browser, held or used. */
  readonly callbacks: Map<string, Navigation>
  /** Every secret that was entered or exists, to look for in the product's answers. */
  readonly secrets: Set<string>
  readonly canary: Canary | undefined
  /** API tokens that were made, by their names in the scenario. */
  readonly tokens: Map<string, string>
  /** Where script ran that somebody had planted, and what it said. */
  readonly scriptsRun: string[]
  /** The product's own login may be left to the driver. */
  readonly signsInDirectly: boolean
  freshBrowser(refusesCookies?: boolean): Browser
  /** Closes every browser of the case, and lets the driver stop what it started for its organisations. */
  close(): Promise<void>
}

/** Only what one operates is tested: another port of a host that was declared, and no other host. */
const ownOrigins = ({ description }: Stage, origins: readonly string[]): readonly string[] => {
  const hosts = description.origins.map((origin) => new URL(origin).hostname)
  const foreign = origins.filter((origin) => !hosts.includes(new URL(origin).hostname))
  if (foreign.length === 0) return origins.map((origin) => new URL(origin).origin)
  throw new HarnessError(
    'driver',
    `the reply to "organisation" names ${foreign.join(', ')}, whose host is none of those in "describe" (${hosts.join(', ')})`,
  )
}

/** Makes the organisation in the product and its directory in the mock Entra. */
const makeOrganisation = async (
  stage: Stage,
  one: Case,
  organisation: OrganisationName,
  emails: Readonly<Record<Character, string>>,
  slug: string,
  admin: Browser,
): Promise<OrganisationState> => {
  const { settings } = one.world
  const names = {
    ...groupNames(stage.seed, one),
    'acme.domain': `${slug}.${stage.mailDomain}`,
    ...Object.fromEntries(Object.entries(emails).map(([who, email]) => [`${who}.email`, email])),
  }
  const canary = (what: string): string =>
    `canary-${derive(stage.seed, 'canary', caseName(one), organisation, what).slice(0, 24)}`
  const canaries = { private: canary('private'), public: canary('public') }
  const reply = await stage.driver.organisation({
    key: `${organisation}-${slug}`,
    people: cast
      .filter((who) => homes[who] === organisation || joins(one.world, who, organisation))
      .map((who) => ({
        email: emails[who],
        name: titles[who],
        role: !joins(one.world, who, organisation)
          ? roleIn(who, organisation)
          : organisation === 'acme'
            ? 'admin'
            : 'member',
        ...addressesOf(one.world.addresses?.[who], names),
      })),
    canaries,
    ...(one.world.https === true ? { https: true as const } : {}),
    ...(settings === undefined || organisation !== 'acme' ? {} : { settings: settingsOf(settings, names) }),
  })
  return {
    name: organisation,
    id: reply.organisation,
    redirectUri: reply.redirectUri,
    origins: ownOrigins(stage, reply.origins ?? []),
    logout: reply,
    canaries: { ...canaries, ...reply.canaries },
    admin,
    adminTab: admin.tab(),
    adminSignedIn: false,
    documentsLied: false,
    directory: makeDirectory({
      stage,
      one,
      organisation,
      label: 'subject',
      redirectUri: reply.redirectUri,
      logout: reply,
      emails,
      slug,
    }),
    twin: undefined,
    whoami: undefined,
  }
}

/** The short name of a case in addresses and organisation keys. */
export const slugOf = (seed: string, one: Case): string => derive(seed, 'slug', caseName(one)).slice(0, 8)

/** The Chromium in which a case runs; undefined where it runs in the HTTP user agent. */
const realFor = ({ realBrowser }: Stage, one: Case): Chromium | undefined =>
  realBrowser?.kind === 'ready' &&
  (needsBrowser(one.scenario) || (realBrowser.everywhere && fitsBrowser(one)))
    ? realBrowser.chromium
    : undefined

/** Where Entra is told to answer 429 the product may pass that on: then it is an answer like any other. */
const patienceOf = (
  { entra, patienceMs = defaultPatienceMs }: Stage,
  { faults, steps }: Case,
): ((origin: string) => number) => {
  const isLie = /\b429\b/.test(JSON.stringify([faults, steps]))
  return (origin) => (isLie || origin === entra.origin ? 0 : patienceMs)
}

/** Builds the world of a case. Throws a `driver` error when the product cannot make the organisation. */
export const buildWorld = async (stage: Stage, one: Case): Promise<World> => {
  // A product with one fixed organisation starts every case anew.
  if (!stage.description.capabilities.includes('fresh-organisations')) await stage.driver.reset()
  const slug = slugOf(stage.seed, one)
  const emails = emailsFor(slug, stage.mailDomain, one.world.guests ?? [])
  const visits: Visit[] = []
  const origins = new Set([stage.entra.origin, ...stage.description.origins])
  const scriptsRun: string[] = []
  const browsers: Browser[] = []
  const real = realFor(stage, one)
  const freshBrowser = (refusesCookies = false): Browser => {
    const options = {
      origins: () => origins,
      timeoutMs: stage.timeoutMs,
      refusesCookies,
      patienceMs: patienceOf(stage, one),
      ...(stage.signal === undefined ? {} : { signal: stage.signal }),
      onVisit: (visit: Visit) => void visits.push(visit),
      onScript: (url: string, said: string) => void scriptsRun.push(`${new URL(url).pathname} (${said})`),
    }
    const browser = real?.open(options) ?? openBrowser({ ...options, agent: openAgent(stage.entra.ca) })
    browsers.push(browser)
    return browser
  }
  const organisations = new Map<OrganisationName, OrganisationState>()
  try {
    for (const name of one.world.organisations ?? (['acme'] as const)) {
      const made = await makeOrganisation(stage, one, name, emails, slug, freshBrowser())
      organisations.set(name, made)
      for (const origin of made.origins) origins.add(origin)
    }
  } catch (thrown) {
    await Promise.all([...organisations.values()].map(({ id }) => release(stage, id)))
    throw thrown
  }
  const secrets = new Set([...organisations.values()].map(({ directory }) => directory.secret.value))
  return {
    stage,
    one,
    organisations,
    emails,
    visits,
    browsers: new Map(),
    callbacks: new Map(),
    tokens: new Map(),
    secrets,
    canary: one.world.canary === true ? await openCanary(slug) : undefined,
    freshBrowser,
    scriptsRun,
    signsInDirectly: real === undefined && signsInDirectly(one, new Set(stage.description.capabilities)),
    close: async () => {
      await Promise.all(browsers.map((browser) => browser.close?.()))
      // What a driver cannot stop now, it stops at its own end: no verdict depends on it.
      await Promise.all([...organisations.values()].map(({ id }) => release(stage, id)))
    },
  }
}

const release = async ({ driver }: Stage, organisation: string): Promise<void> => {
  await driver.release?.(organisation).catch(() => {})
}

/** An organisation of this world; a step that names one which the scenario did not ask for is a mistake in the catalogue. */
export const organisationOf = (world: World, name: OrganisationName = 'acme'): OrganisationState => {
  const state = world.organisations.get(name)
  if (state === undefined)
    throw new Error(`the scenario names the organisation "${name}" but its world has none`)
  return state
}

/** The second tenant of an organisation, made when it is first needed. */
export const twinOf = (world: World, state: OrganisationState): Directory => {
  state.twin ??= makeDirectory({
    stage: world.stage,
    one: world.one,
    organisation: state.name,
    label: 'twin',
    redirectUri: state.redirectUri,
    logout: state.logout,
    emails: world.emails,
    slug: slugOf(world.stage.seed, world.one),
  })
  world.secrets.add(state.twin.secret.value)
  return state.twin
}

/** Deletes the application of an organisation in Entra and registers it anew: another client ID, another secret. */
export const reRegister = (world: World, state: OrganisationState): void => {
  const { directory } = state
  const { application, tenant, people } = directory
  const { displayName, redirectUris, signInAudience } = application
  const { frontchannelLogoutUri } = state.logout
  tenant.removeApplication(application.clientId)
  const next = tenant.application({
    clientId: deriveGuid(world.stage.seed, 'application again', application.clientId),
    displayName,
    redirectUris,
    signInAudience,
    ...(frontchannelLogoutUri === undefined ? {} : { logoutUrl: frontchannelLogoutUri }),
    ...applicationOptions(world.one, world.stage.description, people),
  })
  state.directory = { ...directory, application: next, secret: next.secret() }
  world.secrets.add(state.directory.secret.value)
}
