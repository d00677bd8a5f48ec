/** `greencheck doctor`: the preflight, one line at a time, with what to change, and what a run would show. */
import { join } from 'node:path'
import { startMockEntra } from '../../../mock-idp/index.ts'
import { decideScreen, painter } from '../../../reports/screen.ts'
import { CatalogueError, loadCatalogue } from '../../../scenarios/catalogue.ts'
import { closeAgents } from '../../drive/agent.ts'
import type { Driver } from '../../driver.ts'
import { HarnessError, wordsOf } from '../../errors.ts'
import { select } from '../../plan/select.ts'
import { rules } from '../../recipe/capabilities.ts'
import { exitCodes } from '../../run/exit-codes.ts'
import { type Examined, preflight, startCheck, trustCheck } from '../../run/preflight.ts'
import { closeBrowser, prepareBrowser } from '../../run/real-browser.ts'
import type { Capability } from '../../scenario.ts'
import { loadConfigFor, ownRecipe } from '../config.ts'
import { connect } from '../connect.ts'
import { contextOf } from '../context.ts'
import { parseFlags } from '../flags.ts'
import { parseOptions } from '../options.ts'
import { type Settings, settle } from '../settings.ts'
import { complain, type Perform, type Surroundings } from '../surroundings.ts'
import { doctorFlags } from './flags.ts'
import { outlookOf } from './outlook.ts'
import { withPort } from './place.ts'
import { commandOf, recipeTextOf } from './recipe-text.ts'
import { guessRuntime } from './runtime.ts'
import { adviceLines, checkLines, outlookLines, type Page } from './text.ts'
import { readTraces } from './traces.ts'

/** The key of a recipe that lets a capability be declared, for whoever has a recipe. */
const howInRecipe = (capability: Capability): string | undefined => {
  const rule = rules[capability]
  if (rule === undefined) return 'add it to capabilities'
  if (rule === 'driver-only') return 'needs a driver of your own (harness/README.md)'
  return `add ${rule.key}${rule.how === undefined ? '' : `: ${rule.how}`}`
}

interface Watched {
  readonly driver: Driver
  readonly startedInMs: () => number
  /** The last lines of a product that did not start. */
  readonly lastLines: () => readonly string[]
}

/** The driver, with a stopwatch on what starts a product. */
const watched = (driver: Driver): Watched => {
  let total = 0
  let lines: readonly string[] = []
  const watch =
    <Parameters extends readonly unknown[], Reply>(verb: (...given: Parameters) => Promise<Reply>) =>
    async (...given: Parameters): Promise<Reply> => {
      const from = performance.now()
      try {
        return await verb(...given)
      } catch (thrown) {
        if (thrown instanceof HarnessError) lines = thrown.problems
        throw thrown
      } finally {
        total += performance.now() - from
      }
    }
  return {
    driver: {
      ...driver,
      organisation: watch((request) => driver.organisation(request)),
      setup: watch((organisation, connection) => driver.setup(organisation, connection)),
    },
    startedInMs: () => total,
    lastLines: () => lines,
  }
}

/** A product that is right this far may not have started. */
const beforeTheStart: readonly string[] = ['contract', 'redirect URI', startCheck, trustCheck]

/** Examines the product and prints as it goes. Returns whether every check is right. */
const examine = async (
  settings: Settings,
  file: string,
  page: Page,
  around: Surroundings,
): Promise<boolean> => {
  const write = (lines: readonly string[]): void =>
    void around.stdout.write(lines.map((line) => `${line}\n`).join(''))
  const recipe = settings.driver === ownRecipe ? settings.recipe : undefined
  const text = recipe === undefined ? undefined : await recipeTextOf(recipe, file)
  const entra = await startMockEntra({ seed: settings.seed }).catch((thrown: unknown) => {
    throw new HarnessError('environment', `The mock Entra could not start: ${wordsOf(thrown)}`)
  })
  const command = recipe === undefined ? undefined : commandOf(recipe)
  try {
    const realBrowser = await prepareBrowser({
      needed: false,
      everywhere: settings.browser,
      environment: around.environment,
      entra,
    })
    const connected = await connect(settings, entra, around.signal)
    try {
      const { description, contract } = connected
      const { driver, startedInMs, lastLines } = watched(connected.driver)
      const stage = contextOf(settings, entra, { ...connected, driver }, around.signal, realBrowser).stage
      let said = command === undefined
      const failed: Examined[] = []
      const checks = await preflight(
        stage,
        { ...contract, seen: `${description.name} · ${contract.seen}` },
        (examined) => {
          if (!said && !beforeTheStart.includes(examined.check.name)) {
            said = true
            write([
              ` ${page.paint('green', '✓')} starts in ${(startedInMs() / 1000).toFixed(1)} s: ${command}`,
            ])
          }
          write(checkLines(examined, page))
          if (!examined.check.ok) failed.push(examined)
        },
        { thorough: true },
      )
      for (const one of failed) {
        const origin = description.origins[0]
        const traces =
          one.check.name === trustCheck
            ? await readTraces(origin, entra.ca, join(settings.output, 'logs'), command)
            : {}
        const put = one.put === undefined ? undefined : withPort(one.put, text?.ownPort === true)
        if (one.check.name === startCheck) write(lastLines().map((line) => `   ${page.paint('dim', line)}`))
        const advised = { ...one, ...(put === undefined ? {} : { put }) }
        write(adviceLines(advised, page, text, guessRuntime(traces)))
      }
      const selection = select(await loadCatalogue(), [])
      if (selection.kind === 'selected' && failed.length === 0) {
        const outlook = outlookOf(selection.selected, description.capabilities)
        write(['', ...outlookLines(outlook, page, recipe === undefined ? () => undefined : howInRecipe)])
      }
      return failed.length === 0 && checks.length > 0
    } finally {
      await connected.close()
      await closeBrowser(realBrowser)
    }
  } finally {
    await closeAgents()
    await entra.close()
  }
}

/** Examines what the file or the flags name. */
export const doctor: Perform = async (args, around) => {
  const { words, problems: mistaken } = parseFlags<keyof typeof doctorFlags>(args, doctorFlags)
  const parsed = parseOptions(args)
  const problems = [
    ...mistaken,
    ...(mistaken.length === 0 && parsed.kind === 'problems' ? parsed.problems : []),
    ...words.map((word) => `"${word}": the doctor takes no names of scenarios; it does one honest login.`),
  ]
  for (const problem of problems) complain(around, problem)
  if (problems.length > 0 || parsed.kind === 'problems') return exitCodes.usage
  const { options: typed } = parsed
  const screen = decideScreen(around.stdout, around.environment, typed.colour)
  const page: Page = { width: screen.width, paint: painter(screen) }
  const file = typed.config ?? 'greencheck.yaml'
  try {
    const config = await loadConfigFor(typed.config, typed.driver)
    if (typed.driver === undefined && config.driver === undefined && config.recipe === undefined) {
      complain(around, `There is no product to examine: ${file} does not name one.`, [
        'greencheck init writes a recipe for yours; --driver names one that is there.',
      ])
      return exitCodes.usage
    }
    const right = await examine(settle(typed, config), file, page, around)
    if (around.signal.aborted) return exitCodes.interrupted
    return right ? exitCodes.kept : exitCodes.noVerdict
  } catch (thrown) {
    if (around.signal.aborted) return exitCodes.interrupted
    if (thrown instanceof CatalogueError) {
      complain(around, thrown.message)
      return exitCodes.usage
    }
    if (!(thrown instanceof HarnessError)) throw thrown
    complain(around, thrown.message, thrown.problems)
    return thrown.code === 'usage' ? exitCodes.usage : exitCodes.noVerdict
  }
}
