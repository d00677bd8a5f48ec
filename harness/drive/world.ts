/**
 * The world of one case: its own tenant in the mock Entra and its own organisation in the product, with
 * people whom no other scenario has met. Everything is named by the seed and the case.
 */
import type {
  Application,
  ClientSecret,
  MockEntra,
  Person,
  PersonOptions,
  Tenant,
} from '../../mock-idp/contract.ts'
import { type Browser, type Navigation, openBrowser, type Tab, type Visit } from '../browser/browser.ts'
import type { Chromium } from '../browser/chromium/chromium.ts'
import type { Description, Driver, OrganisationReply, WhoamiProbe } from '../driver.ts'
import { adminOf, type Case, caseName, fitsBrowser, needsBrowser } from '../plan/plan.ts'
import type { RealBrowser } from '../run/real-browser.ts'
import { type Character, cast, type OrganisationName } from '../scenario.ts'
import { derive, deriveGuid } from '../seed.ts'
import { openAgent } from './agent.ts'

import { type Canary, openCanary } from './canary.ts'

import { addressesOf, applicationOptions, groupNames, groupsOption, settingsOf } from './entra-groups.ts'

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
  readonly signal?: AbortSignal
  readonly realBrowser?: RealBrowser | undefined
}

/** An identity provider's side of an organisation: a tenant with one application and its people. */
export interface Directory {
  readonly tenant: Tenant
  readonly application: Application
  readonly people: Partial<Record<Character, Person>>
  /** What was said about them, to be said again with a change. */
  readonly options: Partial<Record<Character, PersonOptions>>
  /** The secret that an administrator would enter now. */
  secret: ClientSecret
}

export type LogoutUris = Pick<
  OrganisationReply,
  'postLogoutRedirectUri' | 'frontchannelLogoutUri' | 'backchannelLogoutUri'
>

export interface OrganisationState {
  readonly name: OrganisationName
  /** The product's own name for it. */
  readonly id: string
  readonly redirectUri: string
  /** Where the product is told, and comes back from, the end of a session. */
  readonly logout: LogoutUris
  readonly canaries: { readonly private: string; readonly public: string }
  /** The administrator's browser, and the tab in which the settings are entered. */
  readonly admin: Browser
  readonly adminTab: Tab
  adminSignedIn: boolean
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
  freshBrowser(refusesCookies?: boolean): Browser
  /** Closes every browser of the case. */
  close(): Promise<void>
}

const titles: Record<Character, string> = {
  ada: 'Ada Admin',
  mia: 'Mia Member',
  max: 'Max Member',
  pat: 'Pat Passer-by',
  eve: 'Eve Evil',
}

const homes: Record<Character, OrganisationName> = {
  ada: 'acme',
  mia: 'acme',
  max: 'acme',
  pat: 'acme',
  eve: 'globex',
}

/** Whether somebody of another organisation is a member here as well. */
const joins = (world: Case['world'], who: Character, organisation: OrganisationName): boolean =>
  (organisation === 'globex' ? world.globexMembers : world.acmeAdministrators)?.includes(who) === true

const roleIn = (who: Character, organisation: OrganisationName): 'admin' | 'member' | 'none' =>
  who === adminOf(organisation)
    ? 'admin'
    : organisation === 'acme' && (who === 'mia' || who === 'max')
      ? 'member'
      : 'none'

/** The addresses of the cast in this case. Globex's people, and guests, live under another domain. */
const emailsFor = (
  slug: string,
  mailDomain: string,
  guests: readonly Character[],
): Readonly<Record<Character, string>> => {
  const address = (who: Character): string =>
    homes[who] === 'acme' && !guests.includes(who)
      ? `${who}@${slug}.${mailDomain}`
      : `${who}@globex-${slug}.${mailDomain}`
  return {
    ada: address('ada'),
    mia: address('mia'),
    max: address('max'),
    pat: address('pat'),
    eve: address('eve'),
  }
}

interface DirectoryRequest {
  readonly stage: Stage
  readonly one: Case
  readonly organisation: OrganisationName
  readonly label: 'subject' | 'twin'
  readonly redirectUri: string
  readonly logout: LogoutUris
  readonly emails: Readonly<Record<Character, string>>
  readonly slug: string
}

/** Registers a tenant, its people and the application with its redirect URI and first secret. */
export const makeDirectory = ({
  stage,
  one,
  organisation,
  label,
  redirectUri,
  logout: { postLogoutRedirectUri, frontchannelLogoutUri },
  emails,
  slug,
}: DirectoryRequest): Directory => {
  const { sharedTenant, sameClientId } = one.world
  /** Whose tenant it is. */
  const house: OrganisationName = sharedTenant === undefined ? organisation : 'acme'
  const labels = [caseName(one), house, label]
  const prefix = [house === 'acme' ? '' : 'globex-', label === 'twin' ? 'twin-' : ''].join('')
  const tenant = stage.entra.tenant({
    id: deriveGuid(stage.seed, 'tenant', ...labels),
    domain: `${prefix}${slug}.${stage.mailDomain}`,
    displayName: house === 'acme' ? 'Acme' : 'Globex',
    // A tenant of Entra shares Entra's keys; an identity provider that globex runs itself has its own.
    keySet: house === 'acme' || one.world.multiTenantApplication === true ? 0 : 1,
  })
  const own = cast.filter((who) => homes[who] === organisation)
  const { globexAsserts = [], globexMembers = [] } = one.world
  const asserted = organisation === 'globex' ? [...new Set([...globexAsserts, ...globexMembers])] : []
  const guests = organisation === 'acme' ? (one.world.guests ?? []) : []
  const options: Partial<Record<Character, PersonOptions>> = {}
  const people: Partial<Record<Character, Person>> = {}
  for (const who of [...own, ...asserted]) {
    const mail = one.world.mail?.[who]
    const said: PersonOptions = {
      id: deriveGuid(stage.seed, 'person', who, ...labels),
      userPrincipalName: homes[who] === house ? emails[who] : `${who}@${tenant.domain}`,
      mail: mail === undefined ? emails[who] : mail,
      displayName: titles[who],
      ...(guests.includes(who) ? { kind: 'guest' as const } : {}),
      ...groupsOption(stage.seed, one, one.world.groups?.[who]),
    }
    options[who] = said
    people[who] = tenant.person(said)
  }
  const isAcmes = sharedTenant === 'one-application' || sameClientId === true
  const clientId = deriveGuid(
    stage.seed,
    'application',
    caseName(one),
    isAcmes ? 'acme' : organisation,
    label,
  )
  const registered = tenant.applications().find((known) => known.clientId === clientId)
  if (registered !== undefined) {
    registered.addRedirectUri(redirectUri)
    return { tenant, application: registered, people, options, secret: registered.secret() }
  }
  const application = tenant.application({
    clientId,
    displayName: stage.description.name,
    redirectUris: [redirectUri, ...(postLogoutRedirectUri === undefined ? [] : [postLogoutRedirectUri])],
    ...(frontchannelLogoutUri === undefined ? {} : { logoutUrl: frontchannelLogoutUri }),
    signInAudience: one.world.multiTenantApplication === true ? 'AzureADMultipleOrgs' : 'AzureADMyOrg',
    ...applicationOptions(one, stage.description, people),
  })
  return { tenant, application, people, options, secret: application.secret() }
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
    ...(settings === undefined || organisation !== 'acme' ? {} : { settings: settingsOf(settings, names) }),
  })
  return {
    name: organisation,
    id: reply.organisation,
    redirectUri: reply.redirectUri,
    logout: reply,
    canaries,
    admin,
    adminTab: admin.tab(),
    adminSignedIn: false,
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
      ...(stage.signal === undefined ? {} : { signal: stage.signal }),
      onVisit: (visit: Visit) => void visits.push(visit),
      onScript: (url: string, said: string) => void scriptsRun.push(`${new URL(url).pathname} (${said})`),
    }
    const browser = real?.open(options) ?? openBrowser({ ...options, agent: openAgent(stage.entra.ca) })
    browsers.push(browser)
    return browser
  }
  const organisations = new Map<OrganisationName, OrganisationState>()
  for (const name of one.world.organisations ?? (['acme'] as const)) {
    organisations.set(name, await makeOrganisation(stage, one, name, emails, slug, freshBrowser()))
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
    close: async () => {
      await Promise.all(browsers.map((browser) => browser.close?.()))
    },
  }
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
