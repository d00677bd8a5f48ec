/**
 * The proof that a verdict does not depend on how a product is driven: the reference implementation over every
 * way, `node harness/cli/same-verdicts.ts [id|area …] [--flaw name]`. Exit 1 where a verdict differs. Needs curl.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startMockEntra } from '../../mock-idp/index.ts'
import type { ScenarioResult } from '../../reports/run.ts'
import { loadCatalogue } from '../../scenarios/catalogue.ts'
import { cite } from '../../scenarios/references.ts'
import { closeAgents } from '../drive/agent.ts'
import { providersOf } from '../drive/providers.ts'
import type { Driver } from '../driver.ts'
import { commandAsk } from '../drivers/command.ts'
import { httpAsk } from '../drivers/http.ts'
import { remoteDriver } from '../drivers/remote.ts'
import { serveDriver } from '../drivers/serve.ts'
import { implementations } from '../implementations/registry.ts'
import type { Selected } from '../plan/plan.ts'
import { select } from '../plan/select.ts'
import type { Recipe } from '../recipe/driver.ts'
import { openRecipe } from '../recipe/open.ts'
import { run } from '../run/run.ts'
import { loadConfig } from './config.ts'

const seed = 'transports'
/** A process for each verb takes its time on a machine that is busy. */
const timeoutMs = 20_000
const forward = fileURLToPath(new URL('../drivers/fixture/forward.sh', import.meta.url))

const recipeFile = fileURLToPath(new URL('../implementations/reference/greencheck.yaml', import.meta.url))

const ways = ['object', 'HTTP', 'command line', 'recipe'] as const
type Way = (typeof ways)[number]

interface Reached {
  readonly driver: Driver
  close(): Promise<void>
}

type Entra = Awaited<ReturnType<typeof startMockEntra>>

/** The recipe of the reference implementation, with one mistake. */
const recipeOf = async (flaw: string | undefined): Promise<Recipe> => {
  const { recipe } = await loadConfig(recipeFile)
  const start = recipe?.written.start
  if (
    recipe === undefined ||
    start === undefined ||
    !('command' in start) ||
    typeof start.command === 'string'
  )
    throw new Error('the recipe of the reference implementation starts no program')
  const command = flaw === undefined ? start.command : [...start.command, '--flaw', flaw]
  return { ...recipe, written: { ...recipe.written, start: { ...start, command } } }
}

const reach = async (
  way: Way,
  reference: Driver,
  entra: Entra,
  flaw: string | undefined,
): Promise<Reached> => {
  if (way === 'object') return { driver: reference, close: async () => {} }
  const { url, close } = await serveDriver(reference)
  switch (way) {
    case 'HTTP':
      return { driver: remoteDriver(httpAsk(url, { timeoutMs })), close }
    case 'command line': {
      const env = { PATH: process.env['PATH'] ?? '' }
      return { driver: remoteDriver(commandAsk([forward, url], { timeoutMs, env })), close }
    }
    case 'recipe': {
      // A process of its own, which makes the same mistake.
      await close()
      const recipe = await recipeOf(flaw)
      return openRecipe(recipe, { entra, timeoutMs })
    }
  }
}

const verdictsOver = async (
  way: Way,
  selected: readonly Selected[],
  flaw: string | undefined,
): Promise<ReadonlyMap<string, ScenarioResult>> => {
  const entra = await startMockEntra({ seed })
  const reference = await implementations[0]?.create({
    ...(entra.ca === undefined ? {} : { ca: entra.ca }),
    ...(entra.certificate === undefined ? {} : { tls: entra.certificate }),
    providers: await providersOf(entra),
    ...(flaw === undefined ? {} : { flaw }),
  })
  if (reference === undefined) throw new Error('there is no reference implementation')
  const { driver, close } = await reach(way, reference, entra, flaw)
  try {
    const description = await driver.describe()
    const { scenarios } = await run({
      stage: { entra, driver, description, seed, mailDomain: 'contoso.example', timeoutMs },
      profile: 'enterprise-sso',
      flaw,
      cite,
      selected,
      concurrency: 4,
      version: '',
      command: '',
      driverAt: way,
      contract: undefined,
      emit: () => {},
    })
    return new Map(scenarios.map((result) => [result.id, result]))
  } finally {
    await close()
    await reference.close()
    await entra.close()
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { flaw: { type: 'string' } },
})
const selection = select(await loadCatalogue(), positionals)
if (selection.kind === 'problems') {
  console.error(selection.problems.join('\n'))
  process.exit(2)
}
const inProcess = await verdictsOver('object', selection.selected, values.flaw)
for (const way of ways) {
  const startedAt = Date.now()
  const verdicts = way === 'object' ? inProcess : await verdictsOver(way, selection.selected, values.flaw)
  // A recipe has fewer words than a driver: what it cannot say is skipped, and must not be judged otherwise.
  const compared = [...verdicts].filter(([, { verdict }]) => way !== 'recipe' || verdict !== 'skipped')
  const others = compared.filter(([id, { verdict }]) => inProcess.get(id)?.verdict !== verdict)
  const counts = Object.entries(Object.groupBy(verdicts.values(), ({ verdict }) => verdict))
  console.log(
    `${way.padEnd(13)} ${counts.map(([verdict, all]) => `${all?.length} ${verdict}`).join(', ')}; ${compared.length - others.length} of ${compared.length} as in process${way === 'object' ? '' : `, ${Math.round((Date.now() - startedAt) / 1000)} s`}`,
  )
  for (const [id, { verdict, reason }] of others)
    console.log(`  ${id}: ${verdict}, in process ${inProcess.get(id)?.verdict}. ${reason}`)
  if (others.length > 0) process.exitCode = 1
}
await closeAgents()
