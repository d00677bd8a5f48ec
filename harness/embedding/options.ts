/** What may be said to `run`, checked as a whole: whoever writes JavaScript learns of every mistake at once. */
import { z } from 'zod'
import type { MockEntra } from '../../mock-idp/contract.ts'
import type { RunEvent } from '../../reports/run.ts'
import type { Driver } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { type Profile, profileNames } from '../profile.ts'

export interface RunOptions {
  /**
   * Which product: a driver in this process, or what `--driver` takes (the URL of an HTTP driver, the file of a
   * recipe, a name). Default: what the file named by `config` says.
   */
  readonly driver?: Driver | string
  /** A file such as `greencheck.yaml`; what is said here counts before it. Read only when it is named. */
  readonly config?: string
  /** Ids, areas or prefixes. Default: the whole catalogue. */
  readonly ids?: readonly string[]
  /** Whose demands count. Default `enterprise-sso`. */
  readonly profile?: Profile
  /** Fixes tenants, people, ids and keys, to replay a run. */
  readonly seed?: string
  /** Flaw of the reference implementation. */
  readonly flaw?: string
  /** Another way to be right, of the reference implementation. */
  readonly variant?: string
  /** Scenarios at a time. Default 4. */
  readonly concurrency?: number
  /** How long the product may take to answer, in milliseconds. Default 5000. */
  readonly timeoutMs?: number
  /** Bearer token for an HTTP driver. */
  readonly driverToken?: string
  /** Domain of the people of the cast, for products that refuse made-up ones. */
  readonly mailDomain?: string
  /** Hosts beyond loopback that you operate. */
  readonly allow?: readonly string[]
  /** Every scenario in Chromium, not only those that need it. */
  readonly browser?: boolean
  /** In an order that the seed decides. */
  readonly shuffle?: boolean
  /** Folder for run.json, junit.xml and report.html. Default: they are not written; what a product says that a recipe starts is kept in `.conformance/logs`. */
  readonly output?: string
  /** A mock Entra that you started, and close. Default: one is started for the run. */
  readonly entra?: MockEntra
  /** Ends the run early: the record is then incomplete and says so. */
  readonly signal?: AbortSignal
  /** Told what happens, while it happens. */
  readonly onEvent?: (event: RunEvent) => void
}

const text = z.string().min(1)
const lent = (does: string, verb: string) =>
  z.custom<never>((value) => typeof value === 'object' && value !== null && verb in value, `expected ${does}`)

const shape = {
  driver: z.union(
    [text, lent('a driver', 'describe')],
    'expected a driver, or text: a URL, a file or a name',
  ),
  config: text,
  ids: z.array(text),
  profile: z.enum(profileNames as [Profile, ...Profile[]]),
  seed: text,
  flaw: text,
  variant: text,
  concurrency: z.int().min(1).max(64),
  timeoutMs: z.number().min(100).max(600_000),
  driverToken: text,
  mailDomain: z.hostname(),
  allow: z.array(text),
  browser: z.boolean(),
  shuffle: z.boolean(),
  output: text,
  entra: lent('what startMockEntra() resolves with', 'control'),
  signal: z.instanceof(AbortSignal, { error: 'expected an AbortSignal' }),
  onEvent: z.custom<never>((value) => typeof value === 'function', 'expected a function'),
} satisfies Record<keyof RunOptions, z.ZodType>

const names = Object.keys(shape)

/** Throws a `usage` error that lists everything that is wrong. */
export const checkOptions = (options: RunOptions): void => {
  const given: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  )
  const result = z.strictObject(shape).partial().safeParse(given)
  const problems = (result.error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${key}: is not known here.${didYouMean(key, names)}`)
      : [`${issue.path.map(String).join('.')}: ${issue.message}`],
  )
  if (given['driver'] === undefined && given['config'] === undefined)
    problems.push(
      'driver: say which product: a driver, or text for one (a URL, a file, a name); or name a config',
    )
  if (typeof given['driver'] === 'object')
    problems.push(
      ...['flaw', 'variant', 'driverToken']
        .filter((name) => given[name] !== undefined)
        .map((name) => `${name}: does not go with a driver in this process`),
    )
  if (problems.length > 0)
    throw new HarnessError(
      'usage',
      `run() was told ${problems.length === 1 ? 'something' : 'things'} wrong:`,
      {
        problems,
      },
    )
}
