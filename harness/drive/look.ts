/** Looking at content, by whatever way, and writing to it, without going to Entra. */
import type { Arrival, Browser, Navigation } from '../browser/browser.ts'
import type { ProductRequest, RequestsReply } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import type { Seen } from '../evidence.ts'
import type { Step } from '../scenario.ts'
import { derive } from '../seed.ts'
import { takeSeat } from './login.ts'
import { namesOf } from './names.ts'
import { crashOf, open, showsPrivate } from './product.ts'
import { respell } from './spellings.ts'
import { fillText } from './template.ts'
import { type OrganisationState, organisationOf, type World } from './world.ts'

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>
type Look = StepOf<'look'>

/** One of several requests that a step tries. */
interface Try {
  readonly name: string
  readonly navigation: Navigation
}

/** The address of a page that the driver's probe opens. */
const addressOf = async (
  world: World,
  { id }: OrganisationState,
  what: 'private' | 'public' | 'settings',
): Promise<URL> => {
  const reply = await world.stage.driver.probe(id, what)
  const last = reply.status === 'go' ? reply.actions.at(-1) : undefined
  if (last !== undefined && 'visit' in last) return new URL(last.visit)
  throw new HarnessError('driver', `the reply to "probe" ends with no page, so its address cannot be changed`)
}

/** A request as a script of the product's own pages would send it. */
const asScript = ({ method = 'GET', url, headers, body }: ProductRequest): Navigation => ({
  method,
  url: new URL(url),
  body: undefined,
  initiator: new URL('/', url),
  headers: {
    accept: 'application/json, */*',
    'sec-fetch-mode': 'cors',
    'sec-fetch-dest': 'empty',
    'sec-fetch-site': 'same-origin',
    ...headers,
  },
  ...(body === undefined ? {} : { content: body }),
})

const listed = (verb: string, reply: RequestsReply | undefined): readonly ProductRequest[] => {
  if (reply?.status === 'ok' && reply.requests.length > 0) return reply.requests
  throw new HarnessError(
    'driver',
    `the driver lists nothing for "${verb}", although it declares the capability for it`,
  )
}

const triesOf = async (
  world: World,
  state: OrganisationState,
  step: Look,
): Promise<readonly Try[] | undefined> => {
  const { at, spelled, headers } = step
  if (at === 'every-channel' || at === 'api') {
    const channels = listed('channels', await world.stage.driver.channels?.(state.id))
    return channels
      .filter(({ forPrograms }) => at === 'every-channel' || forPrograms === true)
      .map((request) => ({ name: request.name, navigation: asScript(request) }))
  }
  if (spelled === undefined && headers === undefined) return undefined
  const url = await addressOf(world, state, at)
  const elsewhere = (await addressOf(world, state, 'public')).pathname
  const plain = { method: 'GET', url, body: undefined, initiator: null } as const
  if (spelled === undefined) return [{ name: 'the page', navigation: plain }]
  return spelled.map((spelling) => ({
    name: `"${spelling}"`,
    navigation: { ...plain, ...respell(spelling, url.pathname, elsewhere) },
  }))
}

const statusOf = (arrival: Arrival | undefined): number =>
  arrival?.kind === 'page' ? arrival.page.status : 0

const sendAll = async (
  world: World,
  browser: Browser,
  tries: readonly Try[],
  { headers = {} }: Look,
  sign: string,
): Promise<Seen> => {
  const names = namesOf(world)
  const own = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, fillText(value, names)]),
  )
  const by: { readonly name: string; readonly shown: boolean; readonly status: number }[] = []
  let crash: string | undefined
  for (const { name, navigation } of tries) {
    const arrival = await browser.tab().go({ ...navigation, headers: { ...navigation.headers, ...own } })
    crash ??= crashOf(world, arrival)
    const shown = arrival.kind === 'page' && arrival.page.body.includes(sign)
    by.push({ name, shown, status: statusOf(arrival) })
  }
  return {
    kind: 'look',
    shown: by.some(({ shown }) => shown),
    status: by[0]?.status ?? 0,
    by,
    ...(crash === undefined ? {} : { crash }),
  }
}

/** Somebody opens a page, or asks for content by other ways, without going to Entra. */
export const look = async (world: World, step: Look): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const seat = await takeSeat(world, state, step.who, step.browser)
  const sign = {
    private: state.canaries.private,
    public: state.canaries.public,
    settings: state.redirectUri,
    'every-channel': state.canaries.private,
    api: state.canaries.private,
  }[step.at]
  const tries = await triesOf(world, state, step)
  if (tries !== undefined) return sendAll(world, seat.browser, tries, step, sign)
  // Without several ways the place is a page.
  const page = step.at === 'public' || step.at === 'settings' ? step.at : 'private'
  const arrival = await open(world, seat.browser, state, page)
  const crash = crashOf(world, arrival)
  return {
    kind: 'look',
    shown: arrival?.kind === 'page' && arrival.page.body.includes(sign),
    status: statusOf(arrival),
    ...(crash === undefined ? {} : { crash }),
  }
}

/** Somebody sends the requests that change private content, each with a text of its own. */
export const write = async (world: World, step: StepOf<'write'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const seat = await takeSeat(world, state, step.who, step.browser)
  const reader = await takeSeat(world, state, null, step.readIn)
  const { driver, seed } = world.stage
  const requests = async (text: string) => listed('writes', await driver.writes?.(state.id, text))
  const written: string[] = []
  const notWritten: string[] = []
  let crash: string | undefined
  if (!(await showsPrivate(world, reader.browser, state)))
    return { kind: 'trouble', what: `browser "${step.readIn}" is not in, so what was written cannot be read` }
  for (const [index, { name }] of (await requests('counted')).entries()) {
    const text = `note-${derive(seed, 'note', state.id, step.browser ?? '', String(index), String(world.visits.length)).slice(0, 16)}`
    const request = (await requests(text))[index]
    if (request === undefined) continue
    crash ??= crashOf(world, await seat.browser.tab().go(asScript(request)))
    const arrival = await open(world, reader.browser, state, 'private')
    const isThere = arrival?.kind === 'page' && arrival.page.body.includes(text)
    ;(isThere ? written : notWritten).push(name)
  }
  return { kind: 'write', written, notWritten, ...(crash === undefined ? {} : { crash }) }
}
