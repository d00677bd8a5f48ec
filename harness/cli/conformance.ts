/** `greencheck run`: from the words that were typed to the exit code. */
import { startMockEntra } from '../../mock-idp/index.ts'
import { decideScreen } from '../../reports/screen.ts'
import { terminal } from '../../reports/terminal/terminal.ts'
import { CatalogueError, loadCatalogue } from '../../scenarios/catalogue.ts'
import { closeAgents } from '../drive/agent.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import { flawNames, variantNames } from '../implementations/registry.ts'
import { didYouMean } from '../nearest.ts'
import { needsBrowser, type Selected } from '../plan/plan.ts'
import { select } from '../plan/select.ts'
import { shuffled } from '../plan/shuffle.ts'
import { exitCodeOf, exitCodes } from '../run/exit-codes.ts'
import { closeBrowser, prepareBrowser, type RealBrowser } from '../run/real-browser.ts'
import { run } from '../run/run.ts'
import type { Scenario } from '../scenario.ts'
import { readVersion } from '../version.ts'
import { loadConfig } from './config.ts'
import { connect } from './connect.ts'
import { contextOf } from './context.ts'
import { listJson, listText } from './list.ts'
import { parseOptions, type Typed } from './options.ts'
import { type Settings, settle } from './settings.ts'
import { complain, type Perform, type Surroundings } from './surroundings.ts'
import { furtherThreads, startThreads, type Threads } from './threads.ts'
import { reportPaths, writeReports } from './write-reports.ts'

/** Flags that contradict each other or name something that is not there. */
const contradictions = ({ driver, flaw, variant }: Settings): readonly string[] =>
  [
    { what: 'flaw', name: flaw, names: flawNames },
    { what: 'variant', name: variant, names: variantNames },
  ].flatMap(({ what, name, names }) => {
    if (name === undefined) return []
    if (driver !== 'reference')
      return [`--${what} changes the reference implementation; it does not go with --driver ${driver}.`]
    return names.includes(name)
      ? []
      : [`There is no ${what} "${name}".${didYouMean(name, names)} There are: ${names.join(', ')}.`]
  })

const test = async (
  typed: Typed,
  settings: Settings,
  selected: readonly Selected[],
  args: readonly string[],
  around: Surroundings,
): Promise<number> => {
  const screen = decideScreen(around.stdout, around.environment, typed.colour)
  const entra = await startMockEntra({ seed: settings.seed }).catch((thrown: unknown) => {
    throw new HarnessError('environment', `The mock Entra could not start: ${wordsOf(thrown)}`)
  })
  let realBrowser: RealBrowser | undefined
  try {
    realBrowser = await prepareBrowser({
      needed: selected.some(({ scenario }) => needsBrowser(scenario)),
      everywhere: settings.browser,
      environment: around.environment,
      entra,
    })
    const connected = await connect(settings, entra, around.signal)
    let threads: Threads | undefined
    try {
      const report = settings.reporters.some(({ name }) => name === 'terminal')
        ? terminal(screen, {
            quiet: typed.quiet,
            trace: typed.trace,
            reports: [...reportPaths(settings.reporters, settings.output)],
          })
        : () => {}
      const { description, contract, at } = connected
      const concurrency = description.capabilities.includes('fresh-organisations') ? settings.concurrency : 1
      // Chromium belongs to this thread.
      const more = at === 'in process' && !settings.browser ? furtherThreads(selected, concurrency) : 0
      const lanes = Math.ceil(concurrency / (more + 1))
      threads = startThreads(more, { settings, lanes }, around.signal)
      const record = await run({
        ...contextOf(settings, entra, connected, around.signal, realBrowser),
        selected: typed.shuffle ? shuffled(selected, settings.seed) : selected,
        concurrency: lanes,
        elsewhere: threads.run,
        version: await readVersion(),
        command: args.join(' '),
        driverAt: at,
        contract,
        emit: (event) => {
          // The reports are written before the last lines of the terminal name them.
          if (event.kind !== 'ended') report(event)
        },
      })
      await writeReports(record, settings.reporters, settings.output)
      report({ kind: 'ended', run: record })
      return exitCodeOf(record)
    } finally {
      await threads?.close()
      await connected.close()
    }
  } finally {
    await closeBrowser(realBrowser)
    await closeAgents()
    await entra.close()
  }
}

const selectOrComplain = (
  catalogue: readonly Scenario[],
  typed: Typed,
  around: Surroundings,
): readonly Selected[] | undefined => {
  const selection = select(catalogue, typed.ids)
  if (selection.kind === 'selected') return selection.selected
  for (const problem of selection.problems) complain(around, problem)
  return undefined
}

export const conformance: Perform = async (args, around) => {
  const parsed = parseOptions(args)
  if (parsed.kind === 'problems') {
    for (const problem of parsed.problems) complain(around, problem)
    return exitCodes.usage
  }
  const { options: typed } = parsed
  const screen = decideScreen(around.stdout, around.environment, typed.colour)
  if (typed.version) {
    screen.write(`${await readVersion()}\n`)
    return exitCodes.kept
  }
  try {
    const settings = settle(typed, await loadConfig(typed.config))
    const selected = selectOrComplain(await loadCatalogue(), typed, around)
    const problems = contradictions(settings)
    for (const problem of problems) complain(around, problem)
    if (selected === undefined || problems.length > 0) return exitCodes.usage
    if (typed.list) {
      screen.write(typed.json ? listJson(selected) : listText(selected))
      return exitCodes.kept
    }
    return await test(typed, settings, selected, args, around)
  } catch (thrown) {
    if (thrown instanceof CatalogueError) {
      complain(around, thrown.message)
      return exitCodes.usage
    }
    if (!(thrown instanceof HarnessError)) throw thrown
    complain(around, thrown.message, thrown.problems)
    return thrown.code === 'usage' ? exitCodes.usage : exitCodes.noVerdict
  }
}
