/** A conformance run from somebody's own test: the record is returned; nothing is printed, nothing exits. */
import type { Run } from '../../reports/run.ts'
import { CatalogueError, loadCatalogue } from '../../scenarios/catalogue.ts'
import { loadConfig, withDriverFile } from '../cli/config.ts'
import { contradictions, perform } from '../cli/perform.ts'
import { type Settings, settle } from '../cli/settings.ts'
import { writeReports } from '../cli/write-reports.ts'
import { HarnessError } from '../errors.ts'
import type { Selected } from '../plan/plan.ts'
import { select } from '../plan/select.ts'
import { checkOptions, type RunOptions } from './options.ts'

/** How a driver object is called where settings name one. */
const lentDriver = 'in process'

const settingsOf = async (options: RunOptions): Promise<Settings> => {
  const { driver, ids = [], allow, mailDomain, driverToken } = options
  const named = typeof driver === 'object' ? lentDriver : driver
  const config = await withDriverFile(
    options.config === undefined ? {} : await loadConfig(options.config),
    named,
  )
  const given = {
    ...(named === undefined ? {} : { driver: named }),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.flaw === undefined ? {} : { flaw: options.flaw }),
    ...(options.variant === undefined ? {} : { variant: options.variant }),
    ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    ...(options.output === undefined ? {} : { output: options.output }),
  }
  const settled = settle(
    {
      ids,
      ...given,
      colour: 'never',
      list: false,
      json: false,
      browser: options.browser ?? false,
      shuffle: options.shuffle ?? false,
      trace: false,
      quiet: true,
      version: false,
    },
    config,
  )
  return {
    ...settled,
    ...(allow === undefined ? {} : { allow }),
    ...(mailDomain === undefined ? {} : { mailDomain }),
    ...(driverToken === undefined ? {} : { driverToken }),
  }
}

const selectedOf = async (ids: readonly string[]): Promise<readonly Selected[]> => {
  const catalogue = await loadCatalogue().catch((thrown: unknown) => {
    if (thrown instanceof CatalogueError)
      throw new HarnessError('usage', 'The catalogue has problems.', { problems: thrown.problems })
    throw thrown
  })
  const selection = select(catalogue, ids)
  if (selection.kind === 'selected') return selection.selected
  throw new HarnessError('usage', 'run() was told ids that mean nothing:', { problems: selection.problems })
}

/** What would be typed to run the same. */
const commandOf = ({ ids = [] }: RunOptions, { driver, seed }: Settings): string =>
  [...ids, ...(driver === lentDriver ? [] : ['--driver', driver]), '--seed', seed].join(' ')

/** Nobody prints `problems` here, so the message has them. */
const withProblems = (thrown: unknown): unknown =>
  thrown instanceof HarnessError && thrown.problems.length > 0
    ? new HarnessError(thrown.code, [thrown.message, ...thrown.problems].join('\n  '), {
        problems: thrown.problems,
        cause: thrown,
      })
    : thrown

const runChecked = async (options: RunOptions): Promise<Run> => {
  checkOptions(options)
  const { signal = new AbortController().signal, onEvent, output, entra, driver } = options
  signal.throwIfAborted()
  const settings = await settingsOf(options)
  const problems = contradictions(settings)
  if (problems.length > 0)
    throw new HarnessError('usage', 'run() was told things that do not go together:', { problems })
  const selected = await selectedOf(options.ids ?? [])
  return perform({
    settings,
    selected,
    shuffle: options.shuffle ?? false,
    command: commandOf(options, settings),
    environment: process.env,
    signal,
    entra,
    driver: typeof driver === 'object' ? driver : undefined,
    emit: (event) => onEvent?.(event),
    ended: async (record) => {
      if (output !== undefined) {
        const documents = [{ name: 'json' }, { name: 'junit' }, { name: 'html' }] as const
        await writeReports(record, documents, output)
      }
      onEvent?.({ kind: 'ended', run: record })
    },
  })
}

/** See `run` in index.ts, which loads this when it is first called. */
export const runEmbedded = (options: RunOptions): Promise<Run> =>
  runChecked(options).catch((thrown: unknown) => {
    throw withProblems(thrown)
  })
