/** What can be typed after `npm run matrix --`. Every mistake at once. Pure. */
import { parseArgs } from 'node:util'
import { didYouMean } from '../nearest.ts'
import { type Profile, profileNames } from '../profile.ts'

export interface MatrixOptions {
  /** Columns; empty: all. */
  readonly only: readonly string[]
  /** Ids, areas or prefixes of scenarios; empty: the whole catalogue. */
  readonly ids: readonly string[]
  readonly seed: string
  readonly profile: Profile
  readonly output: string
  /** Write the results into the repository as well. */
  readonly record: boolean
  readonly help: boolean
}

export type ParsedMatrixOptions =
  | { readonly kind: 'options'; readonly options: MatrixOptions }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

const flags = {
  only: {
    type: 'string',
    value: 'a,b',
    says: 'implementations: reference and the folders of harness/implementations',
  },
  ids: { type: 'string', value: 'a,b', says: 'scenarios, areas or prefixes (default: the whole catalogue)' },
  seed: { type: 'string', value: 'text', says: 'the same for every implementation (default: matrix)' },
  profile: { type: 'string', value: 'name', says: 'whose demands count (default: enterprise-sso)' },
  output: {
    type: 'string',
    value: 'dir',
    says: 'where run.json of each and the matrix go (default: .conformance/matrix)',
  },
  record: { type: 'boolean', says: 'write verdicts and pages into harness/implementations/results as well' },
  help: { type: 'boolean', says: 'print this' },
} as const

type FlagName = keyof typeof flags
const flagNames = Object.keys(flags) as readonly FlagName[]
const isFlag = (name: string): name is FlagName => Object.hasOwn(flags, name)

/** The text of `--help`. */
export const matrixHelp = (): string => {
  const rows = flagNames.map((name): [string, string] => {
    const flag = flags[name]
    return [`  --${name}${'value' in flag ? ` <${flag.value}>` : ''}`, flag.says]
  })
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return [
    'Runs the catalogue against real products and writes the matrix scenarios × implementations.',
    '',
    'Examples',
    '  npm run matrix                                        everything; installs what is missing',
    '  npm run matrix -- --only auth-js,mod-auth-openidc     two of them',
    '  npm run matrix -- --ids idtoken,callback.state-wrong  an area and one scenario',
    '  npm run matrix -- --record                            the recorded results and their pages anew',
    '',
    ...rows.map(([left, right]) => `${left.padEnd(width)}${right}`),
    '',
    'Exit   0 the matrix is written, whatever the products did · 2 wrong usage · 3 something did not run · 130 interrupted',
  ].join('\n')
}

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** @param known the columns that there are */
export const parseMatrixOptions = (
  args: readonly string[],
  known: readonly string[],
): ParsedMatrixOptions => {
  const { tokens } = parseArgs({
    args: [...args],
    options: flags,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const problems: string[] = []
  const texts = new Map<FlagName, string>()
  const switches = new Set<FlagName>()
  for (const token of tokens) {
    if (token.kind === 'positional')
      problems.push(`"${token.value}" is no flag. Scenarios are named with --ids.`)
    if (token.kind !== 'option') continue
    if (!isFlag(token.name)) {
      problems.push(
        `There is no flag ${token.rawName}.${didYouMean(token.name, flagNames).replace(/"(\w+)"/g, '--$1')} --help shows all.`,
      )
    } else if (flags[token.name].type === 'boolean') {
      if (token.value === undefined) switches.add(token.name)
      else problems.push(`--${token.name} takes no value.`)
    } else if (token.value === undefined || token.value === '' || token.value.startsWith('--')) {
      problems.push(`--${token.name} needs a value.`)
    } else texts.set(token.name, token.value)
  }
  const only = listOf(texts.get('only'))
  for (const name of only.filter((one) => !known.includes(one)))
    problems.push(
      `--only: there is no implementation "${name}".${didYouMean(name, known)} There are ${known.join(', ')}.`,
    )
  const profileText = texts.get('profile') ?? 'enterprise-sso'
  const profile = profileNames.find((name) => name === profileText)
  if (profile === undefined)
    problems.push(
      `--profile: "${profileText}" is none of ${profileNames.join(', ')}.${didYouMean(profileText, profileNames)}`,
    )
  const ids = listOf(texts.get('ids'))
  const record = switches.has('record')
  if (record && ids.length > 0)
    problems.push('--record keeps results of the whole catalogue; leave --ids away.')
  if (problems.length > 0 || profile === undefined) return { kind: 'problems', problems }
  return {
    kind: 'options',
    options: {
      only,
      ids,
      seed: texts.get('seed') ?? 'matrix',
      profile,
      output: texts.get('output') ?? '.conformance/matrix',
      record,
      help: switches.has('help'),
    },
  }
}
