/** The rows of the budget table that are about a conformance run. */
import { startMockEntra } from '../../mock-idp/index.ts'
import { documents } from '../../reports/report.ts'
import type { Run, RunEvent, StepRecord } from '../../reports/run.ts'
import { loadCatalogue } from '../../scenarios/catalogue.ts'
import { cite } from '../../scenarios/references.ts'
import { providersOf } from '../drive/providers.ts'
import { implementations } from '../implementations/registry.ts'
import { casesOf, needsBrowser } from '../plan/plan.ts'
import { run } from '../run/run.ts'
import type { Scenario } from '../scenario.ts'
import { median, type Row } from './measure.ts'

interface Timed {
  readonly record: Run
  readonly preflightMs: number
}

const runReference = async (catalogue: readonly Scenario[], concurrency: number): Promise<Timed> => {
  const entra = await startMockEntra({ seed: 'bench' })
  const reference = implementations.find(({ name }) => name === 'reference')
  if (reference === undefined) throw new Error('the reference implementation is not registered')
  const driver = await reference.create({
    providers: await providersOf(entra),
    ...(entra.ca === undefined ? {} : { ca: entra.ca }),
  })
  const began = performance.now()
  let preflightMs = 0
  const emit = (event: RunEvent): void => {
    if (event.kind === 'preflight') preflightMs = performance.now() - began
  }
  try {
    const record = await run({
      stage: {
        entra,
        driver,
        description: await driver.describe(),
        seed: 'bench',
        mailDomain: 'contoso.example',
        timeoutMs: 5000,
      },
      profile: 'enterprise-sso',
      flaw: undefined,
      cite,
      selected: catalogue.map((scenario) => ({ scenario, cases: casesOf(scenario) })),
      concurrency,
      version: '0.0.0',
      command: '',
      driverAt: 'in process',
      contract: { name: 'contract', ok: true, seen: 'contract 1' },
      emit,
    })
    if (record.scenarios.length < catalogue.length)
      throw new Error(`only ${record.scenarios.length} of ${catalogue.length} scenarios ran`)
    return { record, preflightMs }
  } finally {
    await driver.close()
    await entra.close()
  }
}

/** From the first request of the login before the lie to the last answer of the login after it. */
const sandwichMs = (steps: readonly StepRecord[]): number | undefined => {
  const inside = steps.filter(({ role }) => role !== 'arrange').flatMap(({ exchanges }) => exchanges)
  const hasAll = ['before', 'after'].every((role) => steps.some((step) => step.role === role))
  const [first] = inside
  if (!hasAll || first === undefined) return undefined
  return (
    Math.max(...inside.map(({ at, tookMs = 0 }) => at + tookMs)) - Math.min(...inside.map(({ at }) => at))
  )
}

/** The whole catalogue, a sandwich by itself, the preflight, and the size of the HTML page. */
export const catalogueRows = async (): Promise<readonly Row[]> => {
  // What needs a real browser is no part of the budget.
  const catalogue = (await loadCatalogue()).filter((scenario) => !needsBrowser(scenario))
  const plain = catalogue.filter(({ id }) =>
    /^idtoken\.(aud-wrong|exp-past|iss-other-tenant|nbf-future|replayed|signature-tampered)$/.test(id),
  )
  await runReference(plain, 1)
  const { record: alone } = await runReference(plain, 1)
  const sandwiches = alone.scenarios.flatMap(({ steps }) => sandwichMs(steps) ?? [])
  const { record, preflightMs } = await runReference(catalogue, 4)
  const html = Buffer.byteLength(documents.html.render(record))
  const { durationMs, selected } = record
  const sandwich = median(sandwiches)
  return [
    {
      what: `whole catalogue (${selected} scenarios), reference implementation`,
      figure: `${(durationMs / 1000).toFixed(1)} s`,
      budget: '≤ 15 s',
      kept: durationMs <= 15_000,
    },
    {
      what: `one sandwich (three logins), median of ${sandwiches.length}`,
      figure: `${sandwich.toFixed(0)} ms`,
      budget: '≤ 60 ms',
      kept: sandwich <= 60,
    },
    { what: 'preflight', figure: `${preflightMs.toFixed(0)} ms`, budget: '≤ 1 s', kept: preflightMs <= 1000 },
    {
      what: 'HTML report of the whole catalogue',
      figure: `${(html / 1024).toFixed(0)} kB`,
      budget: '≤ 1 MB',
      kept: html <= 1_000_000,
    },
  ]
}
