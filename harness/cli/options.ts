/** The command line: every mistake is found, all at once, with the nearest right word. Pure. */
import { parseArgs } from 'node:util'
import { type ChosenReporter, parseReporters } from '../../reports/report.ts'
import { type ColourChoice, colourChoices } from '../../reports/screen.ts'
import { didYouMean } from '../nearest.ts'
import { type Profile, profileNames } from '../profile.ts'

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
  readonly help: boolean
  readonly version: boolean
}

export type ParsedOptions =
  | { readonly kind: 'options'; readonly options: Typed }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

interface Flag {
  readonly type: 'string' | 'boolean'
  readonly value?: string
  readonly says: string
}

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
  reporter: { type: 'string', value: 'a,b:path', says: 'terminal, junit, html, json (default: all four)' },
  output: { type: 'string', value: 'dir', says: 'where the reports go (default: .conformance)' },
  concurrency: { type: 'string', value: 'n', says: 'scenarios at a time (default: 4)' },
  timeout: { type: 'string', value: 'seconds', says: 'how long the product may take to answer (default: 5)' },
  config: { type: 'string', value: 'file', says: 'config file (default: greencheck.yaml, if there is one)' },
  list: { type: 'boolean', says: 'list the scenarios and run nothing' },
  json: { type: 'boolean', says: 'with --list: as JSON' },
  trace: { type: 'boolean', says: 'print the sequence of requests under a failure' },
  quiet: { type: 'boolean', says: 'failures and summary only' },
  color: { type: 'string', value: 'when', says: 'auto, always or never' },
  version: { type: 'boolean', says: 'print the version' },
  help: { type: 'boolean', says: 'print this' },
} as const satisfies Record<string, Flag>

type FlagName = keyof typeof flags
const flagNames = Object.keys(flags) as readonly FlagName[]
const isFlag = (name: string): name is FlagName => Object.hasOwn(flags, name)

/** The text of `--help`. */
export const helpText = (): string => {
  const rows = flagNames.map((name): [string, string] => {
    const flag: Flag = flags[name]
    return [`  --${name}${flag.value === undefined ? '' : ` <${flag.value}>`}`, flag.says]
  })
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return [
    'Tests an enterprise single sign-on against a mock Entra ID.',
    '',
    'Examples',
    '  npm run conformance                                       the whole catalogue, reference implementation',
    '  npm run conformance -- idtoken callback.state-wrong       an area and one scenario',
    '  npm run conformance -- --flaw accepts-any-audience        see a failure',
    '  npm run conformance -- --driver http://localhost:4000     your own product, through an HTTP driver',
    '  npm run conformance -- idp --help                         the mock Entra ID by itself',
    '',
    'Usage  npm run conformance -- [id|area|prefix …] [flags]',
    '',
    ...rows.map(([left, right]) => `${left.padEnd(width)}${right}`),
    '',
    'Exit   0 kept · 1 a rule is broken · 2 wrong usage · 3 no verdict · 130 interrupted',
  ].join('\n')
}

const number = (name: string, text: string, least: number, most: number): number | string => {
  const value = Number(text)
  return Number.isFinite(value) && value >= least && value <= most
    ? value
    : `--${name}: "${text}" is not a number from ${least} to ${most}.`
}

/** Parses the arguments after `npm run conformance --`. */
export const parseOptions = (args: readonly string[]): ParsedOptions => {
  const { tokens } = parseArgs({
    args: [...args],
    options: flags,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const problems: string[] = []
  const ids: string[] = []
  const texts = new Map<FlagName, string>()
  const switches = new Set<FlagName>()
  for (const token of tokens) {
    if (token.kind === 'positional') ids.push(token.value)
    if (token.kind !== 'option') continue
    if (!isFlag(token.name)) {
      problems.push(
        `There is no flag ${token.rawName}.${didYouMean(token.name, flagNames).replace(/"([\w-]+)"/g, '--$1')} --help shows all.`,
      )
      continue
    }
    const flag: Flag = flags[token.name]
    if (flag.type === 'boolean') {
      if (token.value === undefined) switches.add(token.name)
      else problems.push(`--${token.name} takes no value.`)
    } else if (
      token.value === undefined ||
      token.value === '' ||
      (token.inlineValue === false && token.value.startsWith('--'))
    ) {
      problems.push(`--${token.name} needs a value: <${flag.value ?? 'value'}>.`)
    } else
      texts.set(
        token.name,
        token.name === 'reporter' && texts.has('reporter')
          ? `${texts.get('reporter')},${token.value}`
          : token.value,
      )
  }

  const checked = <Value>(name: FlagName, check: (text: string) => Value | string): Value | undefined => {
    const text = texts.get(name)
    if (text === undefined) return undefined
    const value = check(text)
    if (typeof value !== 'string') return value
    problems.push(value)
    return undefined
  }
  const oneOf = <Name extends string>(name: FlagName, names: readonly Name[]): Name | undefined => {
    const text = texts.get(name)
    const found = names.find((candidate) => candidate === text)
    if (text !== undefined && found === undefined) {
      problems.push(`--${name}: "${text}" is none of ${names.join(', ')}.${didYouMean(text, names)}`)
    }
    return found
  }

  const reporterText = texts.get('reporter')
  const parsed = reporterText === undefined ? undefined : parseReporters(reporterText)
  if (parsed !== undefined && 'problems' in parsed) problems.push(...parsed.problems)
  const reporters = parsed !== undefined && 'ok' in parsed ? parsed.ok : undefined
  const profile = oneOf('profile', profileNames)
  const colour = oneOf('color', colourChoices) ?? 'auto'
  const concurrency = checked('concurrency', (text) => number('concurrency', text, 1, 64))
  const seconds = checked('timeout', (text) => number('timeout', text, 0.1, 600))
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
      ids,
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
      help: switches.has('help'),
      version: switches.has('version'),
    },
  }
}
