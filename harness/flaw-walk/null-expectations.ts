/**
 * What the catalogue has to say about implementations that do nothing useful (facts: null implementations
 * N1 to N6). They guard against verdicts that are green because nothing was shown. Pure.
 */
import { isRefusal, type Scenario } from '../scenario.ts'

/** Verdict of each scenario. */
type Results = Readonly<Record<string, string>>

export interface NullExpectation {
  readonly says: string
  /** How many scenarios run side by side; for a product that waits and does nothing. */
  readonly concurrency?: number
  /** What is not as it has to be, each as a sentence. */
  readonly check: (catalogue: readonly Scenario[], results: Results) => readonly string[]
}

const verdictOf = (results: Results, id: string): string => results[id] ?? 'absent'

const refuses = ({ expect, steps = [], variants = {} }: Scenario): boolean =>
  expect === 'refused' ||
  [...steps, ...Object.values(variants).flatMap((variant) => variant.steps ?? [])].some(isRefusal)

/** Whether Entra lies in it. Where it does not, what is refused is the product's own affair. */
const lies = ({ faults = [], steps = [], variants = {} }: Scenario): boolean =>
  faults.length > 0 ||
  [...steps, ...Object.values(variants).flatMap((variant) => variant.steps ?? [])].some(
    (step) => step.do === 'lie',
  ) ||
  Object.values(variants).some((variant) => (variant.faults ?? []).length > 0)

const honestOnly = (scenario: Scenario): boolean =>
  !refuses(scenario) && (scenario.faults ?? []).length === 0 && scenario.variants === undefined

const idsWith = (catalogue: readonly Scenario[], pick: (scenario: Scenario) => boolean): readonly string[] =>
  catalogue.filter(pick).map(({ id }) => id)

const noneIs = (results: Results, ids: readonly string[], verdict: string, why: string): readonly string[] =>
  ids.filter((id) => verdictOf(results, id) === verdict).map((id) => `${id} is ${verdict}: ${why}`)

const eachIs = (results: Results, ids: readonly string[], verdict: string): readonly string[] =>
  ids
    .filter((id) => verdictOf(results, id) !== verdict)
    .map((id) => `${id} is ${verdictOf(results, id)}, not ${verdict}`)

/** Scenarios about a member's login whose lie has to be refused. */
const refusedLogins = (scenario: Scenario): boolean =>
  scenario.phase === 'member-login' && scenario.expect === 'refused'

type Pick = (scenario: Scenario) => boolean
const demanded =
  (pick: Pick): Pick =>
  (scenario) =>
    scenario.level === 'MUST' && pick(scenario)
/** Those whose failure is a warning. */
const advised =
  (pick: Pick): Pick =>
  (scenario) =>
    scenario.level !== 'MUST' && pick(scenario)

/** The null implementations are not there over https, and skip what needs it. */
const honestLogins: Pick = (scenario) =>
  honestOnly(scenario) && scenario.expect === 'accepted' && scenario.needs?.includes('https-rp') !== true

const notOne = (results: Results): readonly string[] =>
  Object.keys(results).length > 0 ? [] : ['nothing ran at all']

export const nullExpectations: Readonly<Record<string, NullExpectation>> = {
  'null-1': {
    says: 'answers 403 to everything: nothing that has to be refused passes, every honest path fails',
    check: (catalogue, results) => [
      ...notOne(results),
      ...noneIs(results, idsWith(catalogue, refuses), 'passed', 'a refusal of everything proves nothing'),
      ...eachIs(
        results,
        ['setup.happy-path', 'enable.happy-path', 'idtoken.valid-rs256', 'claims.email-match'],
        'failed',
      ),
      ...eachIs(results, idsWith(catalogue, refusedLogins), 'inconclusive'),
    ],
  },
  'null-2': {
    says: 'answers 500 to every callback: as null-1, a crash is no refusal',
    check: (catalogue, results) => [
      ...notOne(results),
      ...noneIs(results, idsWith(catalogue, refusedLogins), 'passed', 'a crash is no refusal'),
      ...eachIs(results, ['setup.happy-path', 'idtoken.valid-rs256'], 'failed'),
      ...eachIs(results, idsWith(catalogue, refusedLogins), 'inconclusive'),
    ],
  },
  'null-3': {
    says: 'shows private content to everybody: every refused login fails',
    check: (catalogue, results) => [
      ...notOne(results),
      ...eachIs(results, idsWith(catalogue, demanded(refusedLogins)), 'failed'),
      ...eachIs(results, idsWith(catalogue, advised(refusedLogins)), 'warned'),
      ...eachIs(results, ['enforce.private-needs-sso'], 'failed'),
    ],
  },
  'null-4': {
    says: 'its settings are always green: every test that has to fail is caught',
    check: (catalogue, results) => [
      ...notOne(results),
      ...eachIs(
        results,
        [
          'ui.green-is-truthful',
          'setup.wrong-secret',
          'setup.test-cancelled',
          ...idsWith(catalogue, ({ id }) => id.startsWith('setup.test-rejects-')),
        ],
        'failed',
      ),
    ],
  },
  'null-5': {
    says: 'never asks the identity provider: no lie counts as refused, every honest path fails',
    check: (catalogue, results) => [
      ...notOne(results),
      ...noneIs(
        results,
        idsWith(catalogue, (scenario) => refuses(scenario) && lies(scenario)),
        'passed',
        'nothing was shown',
      ),
      ...eachIs(results, idsWith(catalogue, demanded(honestLogins)), 'failed'),
      ...eachIs(results, idsWith(catalogue, advised(honestLogins)), 'warned'),
      ...eachIs(results, ['setup.happy-path'], 'failed'),
    ],
  },
  'null-6': {
    says: 'is right, and slow: nothing fails for the time that it takes',
    concurrency: 16,
    check: (_catalogue, results) => [
      ...notOne(results),
      ...noneIs(results, Object.keys(results), 'failed', 'slowness breaks no rule'),
      ...noneIs(results, Object.keys(results), 'inconclusive', 'it answers in time'),
      ...eachIs(results, ['setup.happy-path', 'idtoken.valid-rs256'], 'passed'),
    ],
  },
}
