/** `greencheck run`: from the words that were typed to the exit code. */
import { decideScreen } from '../../reports/screen.ts'
import { terminal } from '../../reports/terminal/terminal.ts'
import { CatalogueError, loadCatalogue } from '../../scenarios/catalogue.ts'
import { HarnessError } from '../errors.ts'
import type { Selected } from '../plan/plan.ts'
import { select } from '../plan/select.ts'
import { exitCodeOf, exitCodes } from '../run/exit-codes.ts'
import type { Scenario } from '../scenario.ts'
import { readVersion } from '../version.ts'
import { loadConfigFor } from './config.ts'
import { listJson, listText } from './list.ts'
import { parseOptions, type Typed } from './options.ts'
import { contradictions, perform } from './perform.ts'
import { type Settings, settle } from './settings.ts'
import { complain, type Perform, type Surroundings } from './surroundings.ts'
import { reportPaths, writeReports } from './write-reports.ts'

const test = async (
  typed: Typed,
  settings: Settings,
  selected: readonly Selected[],
  args: readonly string[],
  { stdout, environment, signal }: Surroundings,
): Promise<number> => {
  const screen = decideScreen(stdout, environment, typed.colour)
  const report = settings.reporters.some(({ name }) => name === 'terminal')
    ? terminal(screen, {
        quiet: typed.quiet,
        trace: typed.trace,
        reports: [...reportPaths(settings.reporters, settings.output)],
      })
    : () => {}
  const record = await perform({
    settings,
    selected,
    shuffle: typed.shuffle,
    command: args.join(' '),
    environment,
    signal,
    emit: report,
    // The reports are written before the last lines of the terminal name them.
    ended: async (run) => {
      await writeReports(run, settings.reporters, settings.output)
      report({ kind: 'ended', run })
    },
  })
  return exitCodeOf(record)
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
    const settings = settle(typed, await loadConfigFor(typed.config, typed.driver))
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
