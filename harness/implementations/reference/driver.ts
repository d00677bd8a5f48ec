/**
 * The driver of the reference implementation: it starts the product in this process, makes organisations
 * with accounts, and says where the harness's browser clicks.
 */
import { randomBytes } from 'node:crypto'
import {
  type BrowserAction,
  contractVersion,
  type Driver,
  type OwnedDriver,
  type Reply,
} from '../../driver.ts'
import { redirectPath } from './begin.ts'
import { arrangeOf } from './driver-arrange.ts'
import { referenceCapabilities } from './driver-capabilities.ts'
import { withHttps } from './driver-https.ts'
import { memberVerbs } from './driver-members.ts'
import { channelsOf, writesOf } from './driver-requests.ts'
import { sessionOf } from './driver-session.ts'
import type { Flaw } from './flaws/flaw.ts'
import { type FlawName, flaws } from './flaws.ts'
import { cheapPassword, makeOrganisation } from './make-organisation.ts'
import { memberSettingsProblem } from './member-settings.ts'
import { hashPassword } from './passwords.ts'
import { type Listening, type ProductOptions, startProduct } from './product.ts'
import { backchannelLogoutPath, frontchannelLogoutPath } from './provider-logout.ts'
import { type Rules, soundRules } from './rules.ts'
import { signedOutPath } from './sign-out.ts'
import type { Store } from './store.ts'
import { settingsPath } from './test-result.ts'
import type { BenignVariant } from './variants/variant.ts'
import { type VariantName, variants } from './variants.ts'

export const referenceVersion = '0.1.0'

export interface ReferenceDriverOptions {
  /** PEM text of the authority that signed the mock Entra's certificate. */
  readonly ca?: string
  /** `host:port` of identity providers on private addresses that the product may ask. */
  readonly providers?: readonly string[]
  /** Makes exactly one mistake. */
  readonly flaw?: FlawName
  /** Does something otherwise, and is right all the same. */
  readonly variant?: VariantName
  /** Where browsers reach the product, when that is not `http://localhost:{port}`. */
  readonly origin?: string
  /** Default: a free one. */
  readonly port?: number
  /** A certificate and its key, PEM: the product is there over https as well, on another port. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

/** What a driver needs of a product that runs. */
export interface Driven {
  readonly origin: string
  readonly store: Store
  readonly clear: () => Promise<void>
  readonly close: () => Promise<void>
  /** Why settings of members cannot be stored. Default: the sound rule. */
  readonly problemOf?: typeof memberSettingsProblem
  /** Configures, tests and enables without the pages. */
  readonly arrange?: Driver['arrange']
  /** Signs in at the own login without the pages. */
  readonly session?: typeof sessionOf
  /** Drops the metadata document of an organisation's provider. */
  readonly forget?: (organisation: string) => void
  /** Milliseconds by which the clock of each organisation is ahead. */
  readonly clocks?: Map<string, number>
}

/** Drives a product that has the pages of the reference implementation. */
export const driverOf = (
  {
    origin,
    store,
    clear,
    close,
    clocks,
    arrange,
    forget,
    session,
    problemOf = memberSettingsProblem,
  }: Driven,
  name: string,
): OwnedDriver => {
  const password = randomBytes(16).toString('base64url')
  // Everybody has the same one, so that it has to be hashed once only.
  const hashed = hashPassword(password, cheapPassword)

  const go = (...actions: readonly BrowserAction[]): Reply => ({ status: 'go', actions })
  const at = (path: string): BrowserAction => ({ visit: `${origin}${path}` })
  const button = 'Update and Test OIDC configuration'

  return {
    describe: async () => ({
      contract: contractVersion,
      name,
      version: referenceVersion,
      capabilities: referenceCapabilities.filter(
        (capability) =>
          (capability !== 'direct-arrangement' || arrange !== undefined) &&
          (capability !== 'direct-sign-in' || session !== undefined) &&
          (capability !== 'forgets-providers' || forget !== undefined),
      ),
      origins: [origin],
      policies: { emailVerifiedAbsent: 'accepted' },
    }),
    organisation: async (request) => {
      const { key } = request
      await makeOrganisation(store, request, await hashed, problemOf)
      return {
        organisation: key,
        redirectUri: `${origin}${redirectPath(key)}`,
        postLogoutRedirectUri: `${origin}${signedOutPath(key)}`,
        frontchannelLogoutUri: `${origin}${frontchannelLogoutPath(key)}`,
        backchannelLogoutUri: `${origin}${backchannelLogoutPath(key)}`,
      }
    },
    setup: async (organisation, { clientId, clientSecret, issuerUrl }) =>
      go(at(settingsPath(organisation)), {
        press: button,
        fill: { 'Client ID': clientId, 'Client secret': clientSecret, 'Issuer URL': issuerUrl },
      }),
    test: async (organisation) => go(at(settingsPath(organisation)), { press: button }),
    status: async (organisation) => ({
      status: 'read',
      visit: `${origin}${settingsPath(organisation)}`,
      green: 'data-sso-green="yes"',
      enabled: 'data-sso-enabled="yes"',
    }),
    enable: async (organisation) => go(at(settingsPath(organisation)), { press: 'Enable' }),
    disable: async (organisation) => go(at(settingsPath(organisation)), { press: 'Disable' }),
    ...(arrange === undefined ? {} : { arrange }),
    ...(forget === undefined
      ? {}
      : {
          forget: async (organisation: string): Promise<Reply> => {
            forget(organisation)
            return { status: 'ok' }
          },
        }),
    signIn: async (_organisation, email) =>
      go(at('/login'), { press: 'Sign in', fill: { Email: email, Password: password } }),
    ...(session === undefined ? {} : { session: session(origin, password) }),
    login: async (organisation, _email, returnTo) => {
      const query = returnTo === undefined ? '' : `?returnTo=${encodeURIComponent(returnTo)}`
      return go(at(`/organizations/${organisation}/sso${query}`))
    },
    sessionTimeout: async (organisation, seconds) =>
      go(at(settingsPath(organisation)), {
        press: 'Set timeout',
        fill: { 'Session timeout in hours': String(seconds / 3600) },
      }),
    ...(clocks === undefined
      ? {}
      : {
          advanceClock: async (organisation: string, seconds: number): Promise<Reply> => {
            clocks.set(organisation, (clocks.get(organisation) ?? 0) + seconds * 1000)
            return { status: 'ok' }
          },
        }),
    logout: async () => go(at('/'), { press: 'Sign out' }),
    ...memberVerbs({ origin, store, problemOf }),
    whoami: async (organisation) => ({
      visit: `${origin}/whoami?organisation=${organisation}`,
      identity: '/email',
      role: '/role',
      resourceGroups: '/resourceGroups',
    }),
    probe: async (organisation, what) =>
      go(at(what === 'settings' ? settingsPath(organisation) : `/organizations/${organisation}/${what}`)),
    channels: async (organisation) => ({
      status: 'ok',
      requests: channelsOf(`${origin}/organizations/${organisation}`),
    }),
    apiToken: async () => ({
      status: 'read',
      actions: [at('/tokens'), { press: 'Make a token' }],
      element: 'token',
    }),
    writes: async (organisation, text) => ({
      status: 'ok',
      requests: writesOf(`${origin}/organizations/${organisation}`, text),
    }),
    reset: async () => {
      await clear()
      return { status: 'ok' }
    },
    close,
  }
}

/** Starts the reference implementation with these options and returns its driver. For the null implementations and tests. */
export const startReference = async (
  name: string,
  options: Omit<ProductOptions, 'origin'> & Listening,
  arrange?: typeof arrangeOf,
): Promise<OwnedDriver> => {
  const clocks = new Map<string, number>()
  const running = await startProduct({
    now: (organisation = '') => Date.now() + (clocks.get(organisation) ?? 0),
    log: () => {},
    passwordCost: cheapPassword,
    // Without a way to forget it is asked for every login, so that what a document says then can be a lie as well.
    ...(arrange === undefined ? { metadataLifetime: 0 } : {}),
    ...options,
  })
  const { product } = running
  const { store, rules } = product
  const direct =
    arrange === undefined
      ? {}
      : { arrange: arrange(product), forget: product.metadata.forget, session: sessionOf }
  return driverOf({ ...running, ...direct, store, clocks, problemOf: rules.memberSettingsProblem }, name)
}

/** Starts the reference implementation, sound or with one flaw, and returns its driver. */
export const createReferenceDriver = async ({
  flaw,
  variant: name,
  tls,
  ...options
}: ReferenceDriverOptions = {}): Promise<OwnedDriver> => {
  const variant: Partial<BenignVariant> = name === undefined ? {} : variants[name]
  const mistake: Partial<Flaw> = flaw === undefined ? {} : flaws[flaw]
  const rules: Rules = { ...soundRules, ...variant.rules?.(), ...mistake.rules?.() }
  const metadataLifetime = mistake.metadataLifetime ?? variant.metadataLifetime
  const kept = metadataLifetime === undefined ? {} : { metadataLifetime }
  const start = (listening: Listening): Promise<OwnedDriver> =>
    startReference('reference', { ...options, ...kept, ...listening, rules }, arrangeOf)
  const plain = await start({})
  const driver = tls === undefined ? plain : withHttps(plain, await start({ tls }))
  return describedAs(driver, variant)
}

/** The driver of a variant: it declares no more than the variant has. */
const describedAs = (
  driver: OwnedDriver,
  { without = [], policies }: Partial<BenignVariant>,
): OwnedDriver => ({
  ...driver,
  describe: async () => {
    const description = await driver.describe()
    return {
      ...description,
      capabilities: description.capabilities.filter((capability) => !without.includes(capability)),
      policies: { ...description.policies, ...policies },
    }
  },
})
