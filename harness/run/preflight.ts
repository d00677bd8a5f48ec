/**
 * Checks before the first scenario whether anything can be shown at all: most failures of a first run are
 * set-up mistakes, and each has one instruction here.
 */
import type { PreflightCheck } from '../../reports/run.ts'
import type { Stage, World } from '../drive/world.ts'
import type { Evidence } from '../evidence.ts'
import type { Case } from '../plan/plan.ts'
import type { Scenario } from '../scenario.ts'
import { witness } from './case.ts'

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

/** The honest login comes about by the pages, whatever shorter way the driver knows. */
const byThePages = (stage: Stage): Stage => ({
  ...stage,
  description: {
    ...stage.description,
    capabilities: stage.description.capabilities.filter((name) => name !== 'direct-arrangement'),
  },
})

const pass = (name: string, seen: string): PreflightCheck => ({ name, ok: true, seen })
const fail = (name: string, seen: string, fix: string): PreflightCheck => ({ name, ok: false, seen, fix })

const redirectUri = ({ stage, organisations }: World): PreflightCheck => {
  const name = 'redirect URI'
  const uri = organisations.get('acme')?.redirectUri ?? ''
  const { origin, hash } = new URL(uri)
  if (!stage.description.origins.includes(origin)) {
    return fail(
      name,
      uri,
      `Its origin ${origin} is not among the origins that the driver declares (${stage.description.origins.join(', ')}). Correct "describe".`,
    )
  }
  if (hash !== '' || uri.length > 256 || /[!$'(),;]/.test(uri)) {
    return fail(
      name,
      uri,
      "Entra registers at most 256 characters, without a fragment and without any of ! $ ' ( ) , ; (reply-url).",
    )
  }
  return pass(name, `redirect URI ${uri}`)
}

const reaches = ({ stage, organisations }: World): PreflightCheck => {
  const name = 'product reaches Entra'
  const tenant = organisations.get('acme')?.directory.tenant
  const asked = stage.entra.journal
    .entries({ ...(tenant === undefined ? {} : { tenant: tenant.id }) })
    .some(({ message }) => message === 'discovery')
  if (asked)
    return pass(name, `product reaches Entra${stage.entra.caFile === undefined ? '' : ' · TLS trusted'}`)
  const trust =
    stage.entra.caFile === undefined
      ? ''
      : ` Let it trust the certificate authority in ${stage.entra.caFile} (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE or REQUESTS_CA_BUNDLE at its start).`
  return fail(
    name,
    'the metadata document was never asked for',
    `The product has to reach ${stage.entra.origin} from where it runs.${trust}`,
  )
}

const clocks = ({ visits, stage }: World): PreflightCheck => {
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

const login = (
  evidence: Evidence,
  judgement: Awaited<ReturnType<typeof witness>>['judgement'],
  tookMs: number,
): PreflightCheck => {
  const name = 'honest login'
  if (judgement.kind === 'held') return pass(name, `honest login ${tookMs} ms`)
  const seen =
    'seen' in judgement ? judgement.seen : judgement.kind === 'nothing-shown' ? judgement.because : ''
  const last = evidence.steps
    .flatMap(({ journal }) => journal)
    .filter(({ outcome }) => outcome === 'refused')
    .at(-1)
  const entraSaid =
    last === undefined ? '' : ` Entra refused ${last.path.split('?')[0]}: ${last.code ?? ''} ${last.reason}`
  return fail(
    name,
    `${seen}.${entraSaid}`,
    'Do the same by hand: enter the settings, test, enable and log in as a member. Every scenario starts with that.',
  )
}

/** Runs the checks in order and stops at the first that fails. `contract` tells what was seen of the contract itself. */
export const preflight = async (
  stage: Stage,
  contract: PreflightCheck,
  onCheck: (check: PreflightCheck) => void,
): Promise<readonly PreflightCheck[]> => {
  const checks: PreflightCheck[] = []
  const add = (check: PreflightCheck): boolean => {
    checks.push(check)
    onCheck(check)
    return check.ok
  }
  if (!add(contract)) return checks
  const startedAt = Date.now()
  const { world, evidence, judgement } = await witness(byThePages(stage), theCase)
  if (world === undefined) {
    add(login(evidence, judgement, 0))
    return checks
  }
  await world.close()
  for (const check of [redirectUri, reaches, clocks]) {
    if (!add(check(world))) return checks
  }
  add(login(evidence, judgement, Date.now() - startedAt))
  return checks
}
