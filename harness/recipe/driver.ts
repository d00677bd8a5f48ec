/** The driver that a recipe becomes. */
import { randomBytes } from 'node:crypto'
import { openAgent } from '../drive/agent.ts'
import {
  type Connection,
  contractVersion,
  type Driver,
  type OrganisationRequest,
  type OwnedDriver,
  type Reply,
} from '../driver.ts'
import { HarnessError } from '../errors.ts'
import { capabilitiesOf, hasOwnPort } from './capabilities.ts'
import { type Doing, doOwnSteps, doSteps, explaining } from './doing.ts'
import { type Organisation, openOrganisation, personValues } from './organisation.ts'
import { openProducts } from './products.ts'
import { readStatus, whoamiOf } from './reading.ts'
import type { Opened, RecipeKey, Step, Steps, WrittenRecipe } from './schema.ts'
import { addressOf, listOf, settingsAddress } from './steps.ts'
import { connectionValues, fill, fillAddress, namesIn, type Values } from './values.ts'

/** A recipe that was read and found good. */
export interface Recipe {
  readonly written: WrittenRecipe
  /** Folder of its file. */
  readonly folder: string
}

export interface RecipeSurroundings {
  readonly entra: { readonly origin: string; readonly ca: string | undefined }
  /** As `host:port`: servers that a product with an egress guard has to let pass. */
  readonly entraHosts: readonly string[]
  readonly caFile: string
  readonly caBundle: string
  /** Variables by which runtimes trust the mock's authority. */
  readonly trust: Readonly<Record<string, string>>
  /** The files that those name. */
  readonly trustFiles?: readonly string[] | undefined
  /** How long the product may take to answer one request. */
  readonly timeoutMs: number
  readonly logFolder?: string | undefined
  readonly signal?: AbortSignal | undefined
}

type Pairs = readonly (readonly [string, unknown])[]

const productOf = ({ product }: WrittenRecipe): { readonly name: string; readonly version: string } =>
  typeof product === 'object'
    ? { name: product.name, version: String(product.version ?? 'unknown') }
    : { name: product ?? 'your product', version: 'unknown' }

const theirs = (
  organisation: Organisation,
  { people, canaries, key, settings = {} }: OrganisationRequest,
): Pairs => {
  const admin = people.find(({ role }) => role === 'admin')
  return [
    ...organisation.values,
    ['org', key],
    ['people', people],
    ['settings', settings],
    ['admin.email', admin?.email ?? ''],
    ['admin.name', admin?.name ?? ''],
    ['canary.private', canaries.private],
    ['canary.public', canaries.public],
  ]
}

/** Starts what the recipe starts and drives it. Throws an `environment` error when it does not start. */
export const recipeDriver = async (
  { written, folder }: Recipe,
  around: RecipeSurroundings,
): Promise<OwnedDriver> => {
  const { name, version } = productOf(written)
  const common: Values = new Map<string, unknown>([
    ['entra', around.entra.origin],
    ['entraHosts', around.entraHosts.join(',')],
    ['caFile', around.caFile],
    ['caBundle', around.caBundle],
    ['password', `Gc-${randomBytes(12).toString('base64url')}-1`],
  ])
  const { trust, trustFiles, logFolder, signal, timeoutMs } = around
  const products = await openProducts(written, common, { name, folder, trust, trustFiles, logFolder, signal })
  const oneEach = products.presence === 'one-each'
  const organisations = new Map<string, Organisation>()
  const sender = { agent: openAgent(around.entra.ca), timeoutMs, signal }

  const known = (id: string): Organisation => {
    const found = organisations.get(id)
    if (found === undefined) throw new HarnessError('driver', `the recipe knows no organisation "${id}"`)
    return found
  }
  const urlIn = ({ values }: Organisation): string => String(values.get('url'))
  const doing = (organisation: Organisation): Doing => ({
    sender,
    base: urlIn(organisation),
    restart: () => products.restart(organisation),
  })
  const make = async (organisation: Organisation): Promise<void> => {
    const done = await doOwnSteps(
      'organisation',
      listOf(written.organisation),
      organisation,
      doing(organisation),
    )
    if (done.status === 'refused')
      throw new HarnessError('driver', `the product refused "organisation" of the recipe: ${done.reason}`)
  }

  /** The steps of a key, for an organisation; "unsupported" where the recipe has none. */
  const verb = async (
    key: string,
    steps: Steps | undefined,
    id: string,
    extra: Pairs = [],
    begin?: string,
  ) => {
    const organisation = known(id)
    const unsupported: Reply = { status: 'unsupported' }
    return steps === undefined
      ? unsupported
      : doSteps(key, listOf(steps), organisation, doing(organisation), extra, begin)
  }
  const begin = settingsAddress(written)
  const opened = (key: RecipeKey, at: Opened | undefined, id: string): Promise<Reply> =>
    verb(key, at && { visit: addressOf(at) }, id)
  const about = (id: string, email: string): Pairs => personValues(known(id), email)

  const setup = async (id: string, connection: Connection): Promise<Reply> => {
    const organisation = known(id)
    for (const [name, value] of connectionValues(connection)) organisation.values.set(name, value)
    await explaining('start', () => products.start(organisation))
    // Its accounts are made when it runs for the first time.
    if (oneEach && !organisation.made) await make(organisation)
    organisation.made = true
    return written.setup === undefined ? { status: 'ok' } : verb('setup', written.setup, id)
  }

  const uriOf = (key: RecipeKey & `${string}Uri`, { values }: Organisation): Promise<string | undefined> =>
    explaining(key, async () => {
      const text = written[key]
      return text === undefined ? undefined : fillAddress(text, values, String(values.get('url')))
    })

  const organisation: Driver['organisation'] = async (request) => {
    const made = openOrganisation([...common, ...(await products.place())], request.people)
    for (const [name, value] of theirs(made, request)) made.values.set(name, value)
    const dependsOnAnswers = namesIn(written.redirectUri).some((one) => !made.values.has(one))
    if (!dependsOnAnswers) {
      const redirectUri = await uriOf('redirectUri', made)
      if (redirectUri !== undefined) made.values.set('redirectUri', redirectUri)
    }
    if (!oneEach) await make(made)
    if (dependsOnAnswers) made.values.set('redirectUri', await uriOf('redirectUri', made))
    const id = String(made.values.get('org'))
    organisations.set(id, made)
    const uris = {
      postLogoutRedirectUri: await uriOf('postLogoutRedirectUri', made),
      frontchannelLogoutUri: await uriOf('frontchannelLogoutUri', made),
      backchannelLogoutUri: await uriOf('backchannelLogoutUri', made),
    }
    const shown = (['private', 'public'] as const).flatMap((what) => {
      const text = written[what]?.shows
      return text === undefined ? [] : [[what, fill(text, made.values)] as const]
    })
    return {
      organisation: id,
      redirectUri: String(made.values.get('redirectUri')),
      ...(oneEach ? { origins: [new URL(urlIn(made)).origin] } : {}),
      ...(shown.length === 0 ? {} : { canaries: Object.fromEntries(shown) }),
      ...Object.fromEntries(Object.entries(uris).filter(([, uri]) => uri !== undefined)),
    }
  }

  const forget = async (id: string): Promise<Reply> => {
    if (written.forget !== 'restart') return verb('forget', written.forget, id)
    try {
      await products.restart(known(id))
    } catch (thrown) {
      // What it keeps is forgotten; that it does not start with what it is told now shows at the next login.
      if (!(thrown instanceof HarnessError)) throw thrown
    }
    return { status: 'ok' }
  }

  const reset = async (): Promise<Reply> => {
    const [first] = organisations.values()
    organisations.clear()
    if (oneEach) await products.stopAll()
    const { reset: how } = written
    const blank = openOrganisation([...common, ...(await products.place())], [])
    if (how === 'restart') await products.restart(first ?? blank)
    const steps: readonly Step[] = how === undefined || how === 'restart' ? [] : listOf(how)
    return doOwnSteps('reset', steps, blank, doing(blank))
  }

  return {
    describe: async () => {
      const place = new Map(await products.place())
      const own =
        oneEach && hasOwnPort(written) ? 'http://localhost' : new URL(String(place.get('url'))).origin
      const { emailVerifiedAbsent } = written.policies ?? {}
      return {
        contract: contractVersion,
        name,
        version,
        capabilities: capabilitiesOf(written),
        origins: [own, ...(written.origins ?? [])],
        ...(emailVerifiedAbsent === undefined ? {} : { policies: { emailVerifiedAbsent } }),
      }
    },
    organisation,
    setup,
    test: (id) => verb('test', written.test, id, [], begin),
    status: async (id) => readStatus(written, known(id), doing(known(id))),
    enable: (id) => verb('enable', written.enable, id, [], begin),
    disable: (id) => verb('disable', written.disable, id, [], begin),
    forget,
    signIn: async (id, email) => verb('signIn', written.signIn, id, about(id, email)),
    login: async (id, email, returnTo = '') =>
      verb('login', written.login, id, [...about(id, email), ['returnTo', returnTo]]),
    logout: (id) => verb('logout', written.logout, id),
    joinLink: async (id, email) => verb('joinLink', written.joinLink, id, about(id, email)),
    inviteLink: async (id, email) => verb('inviteLink', written.inviteLink, id, about(id, email)),
    member: async (id, email, change) =>
      verb(`member.${change}`, written.member?.[change], id, about(id, email), begin),
    sessionTimeout: async (id, seconds) =>
      verb(
        'sessionTimeout',
        written.sessionTimeout,
        id,
        [
          ['seconds', seconds],
          ['hours', seconds / 3600],
        ],
        begin,
      ),
    whoami: async (id) => whoamiOf(written, known(id).values, urlIn(known(id))),
    probe: async (id, what) =>
      what === 'settings'
        ? verb('settings', begin === undefined ? undefined : { visit: begin }, id)
        : opened(what, written[what], id),
    release: async (id) => {
      const organisation = organisations.get(id)
      if (organisation === undefined) return { status: 'ok' }
      const done = await verb('release', written.release ?? [], id)
      organisations.delete(id)
      await products.stop(organisation)
      return done
    },
    reset,
    close: products.stopAll,
  }
}
