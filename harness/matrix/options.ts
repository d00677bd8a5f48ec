/** What can be typed after `npm run matrix --`. Every mistake at once. Pure. */
import { type FlagTable, oneOf, parseFlags } from '../cli/flags.ts'
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
}

export type ParsedMatrixOptions =
  | { readonly kind: 'options'; readonly options: MatrixOptions }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

export const matrixFlags = {
  only: {
    type: 'string',
    value: 'a,b',
    says: 'implementations: reference and the folders of harness/implementations',
  },
  ids: { type: 'string', value: 'a,b', says: 'scenarios, areas or prefixes (default: the whole catalogue)' },
  seed: { type: 'string', value: 'text', says: 'the same for every implementation (default: products)' },
  profile: { type: 'string', value: 'name', says: 'whose demands count (default: enterprise-sso)' },
  output: {
    type: 'string',
    value: 'dir',
    says: 'where run.json of each and the matrix go (default: .conformance/matrix)',
  },
  record: { type: 'boolean', says: 'write verdicts and pages into harness/implementations/results as well' },
  help: { type: 'boolean', says: 'print this' },
} as const satisfies FlagTable

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
  const { words, texts, switches, problems: found } = parseFlags(args, matrixFlags)
  const problems = [...found, ...words.map((word) => `"${word}" is no flag. Scenarios are named with --ids.`)]
  const only = listOf(texts.get('only'))
  for (const name of only.filter((one) => !known.includes(one)))
    problems.push(
      `--only: there is no implementation "${name}".${didYouMean(name, known)} There are ${known.join(', ')}.`,
    )
  const profile = oneOf('profile', texts.get('profile') ?? 'enterprise-sso', profileNames, problems)
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
      seed: texts.get('seed') ?? 'products',
      profile,
      output: texts.get('output') ?? '.conformance/matrix',
      record,
    },
  }
}
