/** What a run is done with: the command line over the config file over the defaults. Pure. */
import type { ChosenReporter } from '../../reports/report.ts'
import { parseReporters } from '../../reports/report.ts'
import { defaultPatienceMs } from '../browser/slow-down.ts'
import type { Profile } from '../profile.ts'
import type { Recipe } from '../recipe/driver.ts'
import { freshSeed } from '../seed.ts'
import { type Config, ownRecipe } from './config.ts'
import type { Typed } from './options.ts'

export interface Settings {
  /** What was typed and a replay needs as well: the driver, the config file, the browser. */
  readonly replayFlags: readonly string[]
  readonly driver: string
  /** The driver as a program with its first words, where the config file has it so. */
  readonly driverCommand: readonly string[] | undefined
  /** Where the driver is one. */
  readonly recipe: Recipe | undefined
  readonly driverToken: string | undefined
  readonly flaw: string | undefined
  readonly variant: string | undefined
  readonly seed: string
  readonly profile: Profile
  readonly reporters: readonly ChosenReporter[]
  readonly output: string
  readonly concurrency: number
  readonly timeoutMs: number
  readonly patienceMs: number
  readonly mailDomain: string
  readonly allow: readonly string[]
  /** Every scenario runs in Chromium, not only those that need it. */
  readonly browser: boolean
}

const everything: readonly ChosenReporter[] = [
  { name: 'terminal' },
  { name: 'json' },
  { name: 'junit' },
  { name: 'html' },
]

const configured = (config: Config): readonly ChosenReporter[] | undefined => {
  const parsed = config.reporters === undefined ? undefined : parseReporters(config.reporters.join(','))
  return parsed !== undefined && 'ok' in parsed ? parsed.ok : undefined
}

/** run.json is the record, so it is always written. */
const withRecord = (reporters: readonly ChosenReporter[]): readonly ChosenReporter[] =>
  reporters.some(({ name }) => name === 'json') ? reporters : [...reporters, { name: 'json' }]

const chosenDriver = (typed: Typed, config: Config): Pick<Settings, 'driver' | 'driverCommand'> => {
  const chosen = typed.driver ?? config.driver ?? (config.recipe === undefined ? 'reference' : ownRecipe)
  return typeof chosen === 'string'
    ? { driver: chosen, driverCommand: undefined }
    : { driver: chosen.join(' '), driverCommand: chosen }
}

/** Merges what was typed with the config file and the defaults. */
export const settle = (typed: Typed, config: Config): Settings => ({
  ...chosenDriver(typed, config),
  replayFlags: [
    ...(typed.driver === undefined ? [] : ['--driver', typed.driver]),
    ...(typed.config === undefined ? [] : ['--config', typed.config]),
    ...(typed.browser ? ['--browser'] : []),
  ],
  recipe: config.recipe,
  browser: typed.browser || config.browser === 'chromium',
  driverToken: config.driverToken,
  flaw: typed.flaw,
  variant: typed.variant,
  seed: typed.seed ?? config.seed ?? freshSeed(),
  profile: typed.profile ?? config.profile ?? 'enterprise-sso',
  reporters: withRecord(typed.reporters ?? configured(config) ?? everything),
  output: typed.output ?? config.output ?? '.conformance',
  concurrency: typed.concurrency ?? config.concurrency ?? 4,
  timeoutMs: typed.timeoutMs ?? (config.timeout === undefined ? 5000 : config.timeout * 1000),
  patienceMs: config.patience === undefined ? defaultPatienceMs : config.patience * 1000,
  mailDomain: config.mailDomain ?? 'contoso.example',
  allow: config.allow ?? [],
})
