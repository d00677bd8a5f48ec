/** The config file `greencheck.yaml`: what is said once for a product. Every mistake is reported, all at once. */
import { readFile } from 'node:fs/promises'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { parseReporters } from '../../reports/report.ts'
import { HarnessError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { type Profile, profileNames } from '../profile.ts'

const schema = z.strictObject({
  /** A name, or the URL of an HTTP driver. */
  driver: z.string().min(1).exactOptional(),
  /** Bearer token for the HTTP driver. */
  driverToken: z.string().min(1).exactOptional(),
  seed: z.string().min(1).exactOptional(),
  profile: z.enum(profileNames as [Profile, ...Profile[]]).exactOptional(),
  reporters: z.array(z.string()).exactOptional(),
  output: z.string().min(1).exactOptional(),
  concurrency: z.int().min(1).max(64).exactOptional(),
  /** Seconds that the product may take to answer. */
  timeout: z.number().min(0.1).max(600).exactOptional(),
  /** Domain of the people of the cast, for products that refuse made-up ones. */
  mailDomain: z.hostname().exactOptional(),
  /** Hosts beyond loopback that may be tested. */
  allow: z.array(z.string().min(1)).exactOptional(),
})

export type Config = z.infer<typeof schema>

const keys = Object.keys(schema.shape)

const expectation = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}.${issue.keys.map((key) => didYouMean(key, keys)).join('')}`
    default:
      return `${issue.message}.`
  }
}

/** Reads the text of a config file. Throws a `usage` error that lists every mistake with its line. */
export const parseConfig = (text: string, file: string): Config => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number | undefined): string =>
    `${file}:${offset === undefined ? 1 : lines.linePos(offset).line}`
  const broken = document.errors.map(({ message, pos }) => `${at(pos[0])}  ${message}`)
  const value: unknown = broken.length > 0 ? {} : (document.toJS() ?? {})
  const result = schema.safeParse(value)
  const problems = [...broken]
  const offsetOf = (path: readonly PropertyKey[]): number | undefined => {
    const node: unknown = document.getIn(path, true)
    return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
      ? node.range[0]
      : undefined
  }
  for (const issue of result.error?.issues ?? []) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const path = unknown === undefined ? issue.path : [...issue.path, unknown]
    const name = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `
    problems.push(`${at(offsetOf(path))}  ${name}${expectation(issue)}`)
  }
  const reporters = result.success ? result.data.reporters : undefined
  const parsed = reporters === undefined ? undefined : parseReporters(reporters.join(','))
  if (parsed !== undefined && 'problems' in parsed) {
    problems.push(...parsed.problems.map((problem) => `${at(offsetOf(['reporters']))}  ${problem}`))
  }
  if (!result.success || problems.length > 0) {
    throw new HarnessError(
      'usage',
      `${file} has ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}:`,
      { problems },
    )
  }
  return result.data
}

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'

/** Loads the config file that was named, or `greencheck.yaml` of the working directory if there is one. */
export const loadConfig = async (named: string | undefined): Promise<Config> => {
  const file = named ?? 'greencheck.yaml'
  try {
    return parseConfig(await readFile(file, 'utf8'), file)
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown
    if (named === undefined) return {}
    throw new HarnessError('usage', `There is no config file ${file}.`)
  }
}
