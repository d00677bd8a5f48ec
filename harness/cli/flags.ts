/** Flags of a verb: every mistake is found, all at once, with the nearest right word. Pure. */
import { parseArgs } from 'node:util'
import { didYouMean } from '../nearest.ts'

export interface Flag {
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the help. */
  readonly value?: string
  readonly says: string
  /** May be given several times. */
  readonly repeated?: true
}

export type FlagTable<Name extends string = string> = Readonly<Record<Name, Flag>>

export interface ParsedFlags<Name extends string> {
  readonly words: readonly string[]
  /** The last value of each flag. */
  readonly texts: ReadonlyMap<Name, string>
  /** Every value, of flags that may be repeated. */
  readonly lists: ReadonlyMap<Name, readonly string[]>
  readonly switches: ReadonlySet<Name>
  readonly problems: readonly string[]
}

/** Parses what was typed after a verb. */
export const parseFlags = <Name extends string>(
  args: readonly string[],
  table: FlagTable<Name>,
): ParsedFlags<Name> => {
  const isFlag = (name: string): name is Name => Object.hasOwn(table, name)
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries<Flag>(table).map(([name, { type }]) => [name, { type }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const problems: string[] = []
  const words: string[] = []
  const texts = new Map<Name, string>()
  const lists = new Map<Name, readonly string[]>()
  const switches = new Set<Name>()
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    if (!isFlag(name)) {
      const near = didYouMean(name, Object.keys(table)).replace(/"([\w-]+)"/g, '--$1')
      problems.push(`There is no flag ${rawName}.${near} --help shows all.`)
      continue
    }
    const flag = table[name]
    if (flag.type === 'boolean') {
      if (value === undefined) switches.add(name)
      else problems.push(`--${name} takes no value.`)
    } else if (value === undefined || value === '' || (!token.inlineValue && value.startsWith('--'))) {
      problems.push(`--${name} needs a value: <${flag.value ?? 'value'}>.`)
    } else {
      texts.set(name, value)
      if (flag.repeated === true) lists.set(name, [...(lists.get(name) ?? []), value])
    }
  }
  return { words, texts, lists, switches, problems }
}

/** One of several names, or undefined with a problem that says which there are. */
export const oneOf = <Name extends string>(
  flag: string,
  text: string | undefined,
  names: readonly Name[],
  problems: string[],
): Name | undefined => {
  const found = names.find((candidate) => candidate === text)
  if (text !== undefined && found === undefined)
    problems.push(`--${flag}: "${text}" is none of ${names.join(', ')}.${didYouMean(text, names)}`)
  return found
}

/** A number within bounds, or undefined with a problem. */
export const numberOf = (
  flag: string,
  text: string | undefined,
  [least, most]: readonly [number, number],
  problems: string[],
): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (Number.isFinite(value) && value >= least && value <= most) return value
  problems.push(`--${flag}: "${text}" is not a number from ${least} to ${most}.`)
  return undefined
}
