/** What can be typed after `greencheck run`, which is what runs when no verb is named. Pure. */
import { type ChosenReporter, parseReporters } from '../../reports/report.ts'
import { type ColourChoice, colourChoices } from '../../reports/screen.ts'
import { type Profile, profileNames } from '../profile.ts'
import { type FlagTable, numberOf, oneOf, parseFlags } from './flags.ts'

/** What was typed; undefined is "not said", so that the config file may say it. */
export interface Typed {
  readonly ids: readonly string[]
  readonly driver?: string
  readonly flaw?: string
  readonly variant?: string
  readonly seed?: string
  readonly profile?: Profile
  readonly reporters?: readonly ChosenReporter[]
  readonly output?: string
  readonly concurrency?: number
  readonly timeoutMs?: number
  readonly config?: string
  readonly colour: ColourChoice
  readonly list: boolean
  readonly json: boolean
  readonly browser: boolean
  readonly shuffle: boolean
  readonly trace: boolean
  readonly quiet: boolean
  readonly version: boolean
}

export type ParsedOptions =
  | { readonly kind: 'options'; readonly options: Typed }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

/** Every flag, in the order of the help. */
export const flags = {
  driver: {
    type: 'string',
    value: 'name|url',
    says: 'the implementation: a name, or the URL of an HTTP driver (default: reference)',
  },
  flaw: { type: 'string', value: 'name', says: 'switch one flaw of the reference implementation on' },
  variant: {
    type: 'string',
    value: 'name',
    says: 'let the reference implementation be right in another way',
  },
  seed: { type: 'string', value: 'text', says: 'fixes tenants, people, ids and keys, to replay a run' },
  shuffle: { type: 'boolean', says: 'run the scenarios in an order that the seed decides' },
  browser: { type: 'boolean', says: 'run every scenario in Chromium, not only those that need it' },
  profile: {
    type: 'string',
    value: 'name',
    says: `whose demands count: ${profileNames.join(', ')} (default)`,
  },
  reporter: {
    type: 'string',
    value: 'a,b:path',
    says: 'terminal, junit, html, json (default: all four)',
    repeated: true,
  },
  output: { type: 'string', value: 'dir', says: 'where the reports go (default: .conformance)' },
  concurrency: { type: 'string', value: 'n', says: 'scenarios at a time (default: 4)' },
  timeout: { type: 'string', value: 'seconds', says: 'how long the product may take to answer (default: 5)' },
  config: { type: 'string', value: 'file', says: 'config file (default: greencheck.yaml, if there is one)' },
  list: { type: 'boolean', says: 'the same as the verb list' },
  json: { type: 'boolean', says: 'with --list: as JSON' },
  trace: { type: 'boolean', says: 'print the sequence of requests under a failure' },
  quiet: { type: 'boolean', says: 'failures and summary only' },
  color: { type: 'string', value: 'when', says: 'auto, always or never' },
  version: { type: 'boolean', says: 'print the version' },
  help: { type: 'boolean', says: 'print this' },
} as const satisfies FlagTable

/** Parses the arguments after the verb. */
export const parseOptions = (args: readonly string[]): ParsedOptions => {
  const typed = parseFlags<keyof typeof flags>(args, flags)
  const { texts, switches } = typed
  const problems = [...typed.problems]
  const reporterText = typed.lists.get('reporter')?.join(',')
  const parsed = reporterText === undefined ? undefined : parseReporters(reporterText)
  if (parsed !== undefined && 'problems' in parsed) problems.push(...parsed.problems)
  const reporters = parsed !== undefined && 'ok' in parsed ? parsed.ok : undefined
  const profile = oneOf('profile', texts.get('profile'), profileNames, problems)
  const colour = oneOf('color', texts.get('color'), colourChoices, problems) ?? 'auto'
  const concurrency = numberOf('concurrency', texts.get('concurrency'), [1, 64], problems)
  const seconds = numberOf('timeout', texts.get('timeout'), [0.1, 600], problems)
  const text = (
    name: 'driver' | 'flaw' | 'variant' | 'seed' | 'output' | 'config',
  ): Partial<Record<typeof name, string>> => {
    const value = texts.get(name)
    return value === undefined ? {} : { [name]: value }
  }
  if (problems.length > 0) return { kind: 'problems', problems }
  return {
    kind: 'options',
    options: {
      ids: typed.words,
      ...text('driver'),
      ...text('flaw'),
      ...text('variant'),
      ...text('seed'),
      ...text('output'),
      ...text('config'),
      ...(profile === undefined ? {} : { profile }),
      ...(reporters === undefined ? {} : { reporters }),
      ...(concurrency === undefined ? {} : { concurrency: Math.floor(concurrency) }),
      ...(seconds === undefined ? {} : { timeoutMs: seconds * 1000 }),
      colour,
      list: switches.has('list'),
      json: switches.has('json'),
      browser: switches.has('browser'),
      shuffle: switches.has('shuffle'),
      trace: switches.has('trace'),
      quiet: switches.has('quiet'),
      version: switches.has('version'),
    },
  }
}
