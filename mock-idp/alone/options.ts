/** Reads the command line and the environment, and finds everything wrong with them at once. Pure. */
import { parseArgs } from 'node:util'
import { redirectUriProblem } from '../directory/redirect-uri.ts'
import { didYouMean } from '../nearest.ts'
import {
  hasVariable,
  isSettingName,
  type SettingName,
  settingNames,
  settings,
  variableOf,
  variablePrefix,
} from './settings.ts'

export interface ServeOptions {
  readonly config: string | undefined
  readonly case: string | undefined
  readonly redirectUris: readonly string[]
  readonly port: number
  readonly controlPort: number
  readonly neighbourPort: number
  readonly host: string
  readonly publicOrigin: string | undefined
  readonly publicNeighbour: string | undefined
  readonly http: boolean
  readonly caDirectory: string | undefined
  readonly seed: string | undefined
  readonly controlToken: string | undefined
  readonly json: boolean
}

export type Parsed =
  | { readonly kind: 'serve'; readonly options: ServeOptions }
  | { readonly kind: 'cases'; readonly name: string | undefined; readonly json: boolean }
  | { readonly kind: 'faults'; readonly json: boolean }
  | { readonly kind: 'check'; readonly file: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }

const verbs = ['cases', 'faults', 'check'] as const

/** A value and who gave it, for the message about it. */
interface Given {
  readonly from: string
  readonly texts: readonly string[]
}

const flags = Object.fromEntries(
  settingNames.map((name) => {
    const { kind } = settings[name]
    const type = kind === 'switch' ? ('boolean' as const) : ('string' as const)
    return [name, { type, multiple: kind === 'texts', ...(name === 'help' ? { short: 'h' } : {}) }]
  }),
)

/** @param args what follows `greencheck idp` */
export const parseOptions = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Parsed => {
  const problems: string[] = []
  const given = new Map<SettingName, Given>()
  readEnvironment(environment, given, problems)
  const words = readArguments(args, given, problems)
  const textOf = (name: SettingName): string | undefined => given.get(name)?.texts.at(-1)
  const isOn = (name: SettingName): boolean => readSwitch(given.get(name), problems)
  const portOf = (name: SettingName, fallback: number): number =>
    readPort(given.get(name), fallback, problems)
  if (isOn('help') && problems.length === 0) return { kind: 'help' }

  const [word, operand, ...rest] = words
  const verb = verbs.find((candidate) => candidate === word)
  const json = isOn('json')
  if (word !== undefined && verb === undefined)
    problems.push(`"${word}" is not expected here${didYouMean(word, verbs) || '.'}`)
  const tooMany = verb === 'faults' ? operand : rest[0]
  if (verb !== undefined && tooMany !== undefined)
    problems.push(`"${tooMany}" is not expected after ${verb}.`)
  if (verb === 'check' && operand === undefined) problems.push('check needs the name of a seed file.')
  const redirectUris = given.get('redirect-uri')?.texts ?? []
  for (const uri of redirectUris) {
    const problem = redirectUriProblem(uri)
    if (problem !== undefined) problems.push(`${given.get('redirect-uri')?.from} ${uri} ${problem}.`)
  }
  if (given.has('config') && given.has('case'))
    problems.push(
      `${given.get('case')?.from} is a directory of its own and does not go with ${given.get('config')?.from}.`,
    )
  if (given.has('config') && given.has('redirect-uri'))
    problems.push(`${given.get('redirect-uri')?.from}: write it into the seed file instead.`)
  const options: ServeOptions = {
    config: textOf('config'),
    case: textOf('case'),
    redirectUris,
    port: portOf('port', 8443),
    controlPort: portOf('control-port', 8444),
    neighbourPort: portOf('neighbour-port', 8445),
    host: textOf('host') ?? '127.0.0.1',
    publicOrigin: textOf('public-origin'),
    publicNeighbour: textOf('public-neighbour'),
    http: isOn('http'),
    caDirectory: textOf('ca-directory'),
    seed: textOf('seed'),
    controlToken: textOf('control-token'),
    json,
  }
  if (problems.length > 0) return { kind: 'wrong', problems }
  if (verb === 'cases') return { kind: 'cases', name: operand, json }
  if (verb === 'faults') return { kind: 'faults', json }
  if (verb === 'check') return { kind: 'check', file: operand ?? '' }
  return { kind: 'serve', options }
}

/** Notes what the flags say; returns the other words. */
const readArguments = (
  args: readonly string[],
  given: Map<SettingName, Given>,
  problems: string[],
): readonly string[] => {
  const { tokens } = parseArgs({
    args: [...args],
    options: flags,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const flagged = new Map<SettingName, readonly string[]>()
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    if (!isSettingName(token.name)) {
      const near = didYouMean(token.name, settingNames).replace(/"([\w-]+)"/, '--$1')
      problems.push(`${token.rawName} is not an option${near === '' ? '.' : near}`)
      continue
    }
    const setting = settings[token.name]
    if (setting.kind === 'switch') {
      if (token.value === undefined) flagged.set(token.name, ['true'])
      else problems.push(`--${token.name} takes no value.`)
    } else if (token.value === undefined || token.value === '' || isFlagLike(token))
      problems.push(`--${token.name} needs a value: ${setting.value}.`)
    else flagged.set(token.name, [...(flagged.get(token.name) ?? []), token.value])
  }
  for (const [name, texts] of flagged) given.set(name, { from: `--${name}`, texts })
  return words
}

/** `--port --json`: the value was forgotten. */
const isFlagLike = ({ inlineValue, value }: { readonly inlineValue?: boolean; readonly value?: string }) =>
  inlineValue === false && value?.startsWith('--') === true

const readEnvironment = (
  environment: Readonly<Record<string, string | undefined>>,
  given: Map<SettingName, Given>,
  problems: string[],
): void => {
  const known = new Map(settingNames.filter(hasVariable).map((name) => [variableOf(name), name]))
  for (const [variable, text] of Object.entries(environment)) {
    if (!variable.startsWith(variablePrefix) || text === undefined || text === '') continue
    const name = known.get(variable)
    if (name === undefined) {
      const near = didYouMean(variable, [...known.keys()])
      // Kubernetes sets many of its own for a service of this name, and nearest names tell typing errors apart.
      if (near !== '' && !/_(SERVICE|PORT)_/.test(variable))
        problems.push(`The environment variable ${variable} is not known${near}`)
      continue
    }
    const texts = settings[name].kind === 'texts' ? text.split(/[\s,]+/).filter((one) => one !== '') : [text]
    given.set(name, { from: variable, texts })
  }
}

const readPort = (given: Given | undefined, fallback: number, problems: string[]): number => {
  const text = given?.texts.at(-1)
  if (given === undefined || text === undefined) return fallback
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text)
  const kubernetes = text.startsWith('tcp://')
    ? ' Kubernetes sets it for a service named "greencheck-idp": give the service another name, or set enableServiceLinks to false.'
    : ''
  problems.push(`${given.from} takes a number from 0 to 65535, got ${JSON.stringify(text)}.${kubernetes}`)
  return fallback
}

const readSwitch = (given: Given | undefined, problems: string[]): boolean => {
  const text = given?.texts.at(-1)?.toLowerCase()
  if (given === undefined || text === undefined) return false
  if (['1', 'true', 'yes'].includes(text)) return true
  if (!['0', 'false', 'no'].includes(text)) problems.push(`${given.from} takes true or false, got "${text}".`)
  return false
}
