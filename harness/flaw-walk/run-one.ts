/** Runs the whole catalogue against one implementation. */
import type { MockEntra } from '../../mock-idp/contract.ts'
import type { Run } from '../../reports/run.ts'
import { cite } from '../../scenarios/references.ts'
import { providersOf } from '../drive/providers.ts'
import { implementations } from '../implementations/registry.ts'
import { casesOf, needsBrowser } from '../plan/plan.ts'
import type { RealBrowser } from '../run/real-browser.ts'
import { run } from '../run/run.ts'
import type { Scenario } from '../scenario.ts'

/** What is walked: the reference implementation, unbroken, with a flaw or as a variant, or a null implementation. */
export interface Walkable {
  readonly implementation: string
  readonly flaw?: string
  readonly variant?: string
  /** Scenarios that a flaw is said to turn red. They run with all their variants. */
  readonly named?: readonly string[]
  /** What runs besides: everything (the default); one variant of each scenario, without Chromium; or nothing. */
  readonly besides?: 'everything' | 'one-variant' | 'nothing'
  /** Scenarios side by side. Default: 4. */
  readonly concurrency?: number
}

/** The part of a run that the walk needs, small enough to be sent between threads. */
export interface Walked {
  readonly verdicts: Readonly<Record<string, string>>
  readonly summary: Run['summary']
  readonly durationMs: number
}

/** Runs without preflight: a null implementation would not pass it. */
export const runOne = async (
  entra: MockEntra,
  catalogue: readonly Scenario[],
  { implementation, flaw, variant, named = [], besides = 'everything', concurrency = 4 }: Walkable,
  realBrowser?: () => Promise<RealBrowser | undefined>,
): Promise<Walked> => {
  const found = implementations.find(({ name }) => name === implementation)
  if (found === undefined) throw new Error(`there is no implementation "${implementation}"`)
  const walked = catalogue.filter(
    (scenario) =>
      named.includes(scenario.id) ||
      besides === 'everything' ||
      (besides === 'one-variant' && !needsBrowser(scenario)),
  )
  const browser = walked.some(needsBrowser) ? await realBrowser?.() : undefined
  const driver = await found.create({
    ...(entra.ca === undefined ? {} : { ca: entra.ca }),
    ...(entra.certificate === undefined ? {} : { tls: entra.certificate }),
    providers: await providersOf(entra),
    ...(flaw === undefined ? {} : { flaw }),
    ...(variant === undefined ? {} : { variant }),
  })
  try {
    const { scenarios, summary, durationMs } = await run({
      stage: {
        entra,
        driver,
        description: await driver.describe(),
        seed: `flaw-walk ${implementation} ${flaw ?? variant ?? ''}`,
        mailDomain: 'contoso.example',
        timeoutMs: 5000,
        realBrowser: browser,
      },
      profile: 'enterprise-sso',
      flaw,
      cite,
      selected: walked.map((scenario) => {
        const cases = casesOf(scenario)
        return {
          scenario,
          cases: named.includes(scenario.id) || besides === 'everything' ? cases : cases.slice(0, 1),
        }
      }),
      concurrency,
      version: '',
      command: '',
      driverAt: 'in process',
      contract: undefined,
      emit: () => {},
    })
    return {
      verdicts: Object.fromEntries(scenarios.map(({ id, verdict }) => [id, verdict])),
      summary,
      durationMs,
    }
  } finally {
    await driver.close()
    entra.journal.clear()
  }
}
