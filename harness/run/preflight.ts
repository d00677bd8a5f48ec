/**
 * Checks before the first scenario whether anything can be shown at all: most failures of a first run are
 * set-up mistakes, and each has one instruction here.
 */
import type { PreflightCheck } from '../../reports/run.ts'
import { showsPrivate } from '../drive/product.ts'
import { whoami } from '../drive/whoami.ts'
import { organisationOf, type Stage, type World } from '../drive/world.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import { type Case, memberOf } from '../plan/plan.ts'
import type { Scenario } from '../scenario.ts'
import { type Witnessed, witness } from './case.ts'
import { diagnose } from './honest-login.ts'

const honestLogin: Scenario = {
  id: 'preflight.honest-login',
  title: 'lets a member in',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: [],
  expect: 'accepted',
  journal: [],
  failure: 'did not let a member in although everything was right',
  effect: '',
  fix: '',
}

const theCase: Case = {
  scenario: honestLogin,
  variant: undefined,
  faults: [],
  world: {},
  steps: [],
  expect: 'accepted',
  journal: [],
}

/** The honest login comes about by the pages, whatever shorter ways the driver knows. */
const byThePages = (stage: Stage): Stage => ({
  ...stage,
  description: {
    ...stage.description,
    capabilities: stage.description.capabilities.filter(
      (name) => name !== 'direct-arrangement' && name !== 'direct-sign-in',
    ),
  },
})

/** A check, the key of a recipe where it is mended, and what to put there where that is known to the letter. */
export interface Examined {
  readonly check: PreflightCheck
  readonly about?: string
  readonly put?: string
}

const pass = (name: string, seen: string): Examined => ({ check: { name, ok: true, seen } })
const fail = (name: string, seen: string, fix: string, about?: string): Examined => ({
  check: { name, ok: false, seen, fix },
  ...(about === undefined ? {} : { about }),
})

const redirectUri = ({ stage, organisations }: World): Examined => {
  const name = 'redirect URI'
  const uri = organisations.get('acme')?.redirectUri ?? ''
  const { origin, hash } = new URL(uri)
  const known = [...stage.description.origins, ...(organisations.get('acme')?.origins ?? [])]
  if (!known.includes(origin)) {
    return fail(
      name,
      uri,
      `Its origin ${origin} is not among the origins that the driver declares (${known.join(', ')}). Correct "describe".`,
      'redirectUri',
    )
  }
  if (hash !== '' || uri.length > 256 || /[!$'(),;]/.test(uri)) {
    return fail(
      name,
      uri,
      "Entra registers at most 256 characters, without a fragment and without any of ! $ ' ( ) , ; (reply-url).",
      'redirectUri',
    )
  }
  return pass(name, `redirect URI ${uri}`)
}

export const trustCheck = 'certificate trusted'
export const startCheck = 'product starts'

/** Why a step before the login could not be done: the product did not start, or the driver broke. */
const troubleIn = ({ evidence }: Witnessed): string | undefined => {
  const trouble = evidence.steps.map(({ seen }) => seen).find(({ kind }) => kind === 'trouble')
  return trouble?.kind === 'trouble' ? trouble.what : undefined
}

/** What a product asks by itself; everything else a browser asks. */
const asksItself = ['discovery', 'jwks', 'token', 'userinfo'] as const

/** Where the login led when it led nowhere: a page of the product that is none. */
const deadEnd = ({ evidence, world }: Witnessed): string | undefined => {
  const login = evidence.steps.map(({ seen }) => seen).findLast((seen) => seen.kind === 'login')
  const ended = world?.visits.find(({ url }) => url === login?.endedAt)
  return ended?.status === 404 || ended?.status === 405 ? `${ended.url} answers ${ended.status}` : undefined
}

const reaches = (witnessed: Witnessed, { stage, organisations }: World, hangUps: number): Examined => {
  const name = 'product reaches Entra'
  const { origin, caFile, journal } = stage.entra
  const tenant = organisations.get('acme')?.directory.tenant
  const asked = journal
    .entries({ ...(tenant === undefined ? {} : { tenant: tenant.id }) })
    .some(({ message }) => asksItself.some((known) => known === message))
  if (asked) return pass(name, `product reaches Entra${caFile === undefined ? '' : ' · TLS trusted'}`)
  const trust =
    caFile === undefined
      ? ''
      : ` Let it trust the certificate authority in ${caFile} (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE or REQUESTS_CA_BUNDLE at its start).`
  if (hangUps > 0 && caFile !== undefined)
    return fail(
      trustCheck,
      `the product came to ${origin} and hung up before it asked anything: it does not trust the certificate`,
      trust.trim(),
      'start.env',
    )
  const trouble = troubleIn(witnessed)
  if (trouble !== undefined)
    return fail(startCheck, trouble, 'Start it the same way by hand, and correct the command.', 'start')
  const nowhere = deadEnd(witnessed)
  return nowhere === undefined
    ? fail(
        name,
        'the metadata document was never asked for',
        `The product has to reach ${origin} from where it runs.${trust}`,
        'start.env',
      )
    : fail(
        name,
        `the metadata document was never asked for: ${nowhere}`,
        'Say how a member starts to sign in: the address, or the button, that leads to Entra.',
        'login',
      )
}

const clocks = ({ visits, stage }: World): Examined => {
  const name = 'clocks agree'
  const dated = visits.find(
    ({ date, url }) => date !== undefined && new URL(url).origin !== stage.entra.origin,
  )
  if (dated?.date === undefined) return pass(name, 'no Date header, clocks not compared')
  const apart = Math.round(Math.abs(new Date(dated.date).getTime() - dated.startedAt) / 1000)
  return apart <= 30
    ? pass(name, apart <= 1 ? 'clocks agree' : `clocks ${apart} s apart`)
    : fail(
        name,
        `${apart} s apart`,
        'Set the clock of the machine on which the product runs: tokens of Entra would seem expired or not yet valid.',
      )
}

/** `GET /me → /email`. */
const placeOf = (world: World): string | undefined => {
  const probe = organisationOf(world).whoami
  if (probe === undefined) return undefined
  const { identity } = probe
  const place = typeof identity === 'string' ? identity : Object.values(identity).join(' @')
  return `GET ${new URL(probe.visit).pathname} → ${place}`
}

const login = ({ evidence, judgement, world }: Witnessed, stage: Stage, tookMs: number): Examined => {
  const name = 'honest login'
  const at = world === undefined ? undefined : placeOf(world)
  if (judgement.kind === 'held') return pass(name, `honest login ${tookMs} ms`)
  const { seen, fix, about, put } = diagnose({
    evidence,
    judgement,
    entraOrigin: stage.entra.origin,
    whoami: at?.split(' → ')[0],
  })
  return { ...fail(name, seen, fix, about), ...(put === undefined ? {} : { put }) }
}

/** What a person who begins wants to see, and a run needs not ask: that nobody is nobody. */
const anonymous = async (world: World): Promise<Examined> => {
  const name = 'nobody sees nothing'
  const state = organisationOf(world)
  try {
    const browser = world.freshBrowser()
    const who = await whoami(world, browser, state)
    if (who !== null)
      return fail(
        name,
        `${placeOf(world)?.split(' → ')[0]} says "${who}" is in, in a browser in which nobody signed in`,
        'Name a place that says nothing, or says no, where nobody is signed in.',
        'whoami',
      )
    return (await showsPrivate(world, browser, state))
      ? fail(
          name,
          'the private content is shown to a browser in which nobody signed in',
          'Name a page, or a text of it, that only members see. If it is meant to be private, that is a hole: run enforce.private-needs-sso.',
          'private',
        )
      : pass(name, 'nobody is nobody, and is not shown the private content')
  } catch (thrown) {
    return fail(
      name,
      wordsOf(thrown),
      'Say what your product answers there where nobody is signed in: whoami.anonymous.',
      'whoami',
    )
  }
}

/** Whom the product knows after the login, and where it said so. */
const shown = (world: World): readonly Examined[] => [
  pass('who is in', `${world.emails[memberOf('acme')]} is in (${placeOf(world)})`),
  pass('private content', 'she is shown the private content'),
]

export interface PreflightOptions {
  /** Looks at more than a run needs: whom the product knows, and what it shows where nobody signed in. */
  readonly thorough?: boolean
}

/** A product that is started for an organisation, and is not, has more to say than a check can hold. */
const mustHaveStarted = ({ evidence }: Witnessed): void => {
  for (const { seen } of evidence.steps)
    if (seen.kind === 'trouble' && seen.lines !== undefined)
      throw new HarnessError('environment', seen.what, { problems: seen.lines })
}

/**
 * Runs the checks in order and stops at the first that fails. Throws an `environment` error, with the product's
 * last words, when it does not start for its organisation; who looks thoroughly is told by a check.
 * @param contract what was seen of the contract itself
 */
export const preflight = async (
  stage: Stage,
  contract: PreflightCheck,
  onCheck: (examined: Examined) => void,
  { thorough = false }: PreflightOptions = {},
): Promise<readonly PreflightCheck[]> => {
  const checks: PreflightCheck[] = []
  const add = (examined: Examined): boolean => {
    checks.push(examined.check)
    onCheck(examined)
    return examined.check.ok
  }
  if (!add({ check: contract })) return checks
  const startedAt = Date.now()
  const { hangUps } = stage.entra
  const witnessed = await witness(byThePages(stage), theCase)
  const { world, judgement } = witnessed
  const tookMs = Date.now() - startedAt
  if (world === undefined) {
    add(login(witnessed, stage, 0))
    return checks
  }
  try {
    if (!thorough) mustHaveStarted(witnessed)
    const reached = (one: World): Examined => reaches(witnessed, one, stage.entra.hangUps - hangUps)
    for (const check of [redirectUri, reached, clocks]) {
      if (!add(check(world))) return checks
    }
    add(login(witnessed, stage, tookMs))
    if (!thorough || judgement.kind !== 'held') return checks
    for (const one of [...shown(world), await anonymous(world)]) add(one)
    return checks
  } finally {
    await world.close()
  }
}
