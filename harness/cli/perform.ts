/**
 * One run from the mock Entra's start to the record, with everything closed again. The command line and the
 * package's own `run` both come through here, so that they cannot differ in what they find.
 */
import type { MockEntra } from '../../mock-idp/contract.ts'
import { startMockEntra } from '../../mock-idp/index.ts'
import type { Run, RunEvent } from '../../reports/run.ts'
import { holdAgents } from '../drive/agent.ts'
import type { Driver } from '../driver.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import { flawNames, variantNames } from '../implementations/registry.ts'
import { didYouMean } from '../nearest.ts'
import { needsBrowser, type Selected } from '../plan/plan.ts'
import { shuffled } from '../plan/shuffle.ts'
import { closeBrowser, prepareBrowser, type RealBrowser } from '../run/real-browser.ts'
import { run } from '../run/run.ts'
import { readVersion } from '../version.ts'
import { type Connected, connect, connectObject } from './connect.ts'
import { contextOf } from './context.ts'
import type { Settings } from './settings.ts'
import { furtherThreads, startThreads } from './threads.ts'

export interface Undertaking {
  readonly settings: Settings
  readonly selected: readonly Selected[]
  /** In an order that the seed decides. */
  readonly shuffle: boolean
  /** What the record says was typed. */
  readonly command: string
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  /** A mock Entra that somebody else started, and closes. */
  readonly entra?: MockEntra | undefined
  /** A driver in this process, instead of the one that the settings name. Whoever made it closes it. */
  readonly driver?: Driver | undefined
  /** Everything but the end. */
  readonly emit: (event: Exclude<RunEvent, { readonly kind: 'ended' }>) => void
  /** Told the record before the product is stopped, so that no stubborn product costs somebody the reports. */
  readonly ended?: (record: Run) => Promise<void>
}

/** Flags that contradict each other or name something that is not there. Pure. */
export const contradictions = ({
  driver,
  flaw,
  variant,
}: Pick<Settings, 'driver' | 'flaw' | 'variant'>): readonly string[] =>
  [
    { what: 'flaw', name: flaw, names: flawNames },
    { what: 'variant', name: variant, names: variantNames },
  ].flatMap(({ what, name, names }) => {
    if (name === undefined) return []
    if (driver !== 'reference')
      return [`--${what} changes the reference implementation; it does not go with --driver ${driver}.`]
    return names.includes(name)
      ? []
      : [`There is no ${what} "${name}".${didYouMean(name, names)} There are: ${names.join(', ')}.`]
  })

const ownEntra = (seed: string): Promise<MockEntra> =>
  startMockEntra({ seed }).catch((thrown: unknown) => {
    throw new HarnessError('environment', `The mock Entra could not start: ${wordsOf(thrown)}`)
  })

const runConnected = async (
  undertaking: Undertaking,
  connected: Connected,
  entra: MockEntra,
  realBrowser: RealBrowser | undefined,
): Promise<Run> => {
  const { settings, selected, signal, emit } = undertaking
  const { description, contract, at } = connected
  const concurrency = description.capabilities.includes('fresh-organisations') ? settings.concurrency : 1
  // Chromium belongs to this thread, and so do a mock and a driver that somebody lends.
  const alone = undertaking.entra !== undefined || undertaking.driver !== undefined
  const more = at === 'in process' && !alone && !settings.browser ? furtherThreads(selected, concurrency) : 0
  const lanes = Math.ceil(concurrency / (more + 1))
  const threads = startThreads(more, { settings, lanes }, signal)
  try {
    const record = await run({
      ...contextOf(settings, entra, connected, signal, realBrowser),
      selected: undertaking.shuffle ? shuffled(selected, settings.seed) : selected,
      concurrency: lanes,
      elsewhere: threads.run,
      version: await readVersion(),
      command: undertaking.command,
      driverAt: at,
      contract,
      emit: (event) => {
        if (event.kind !== 'ended') emit(event)
      },
    })
    await undertaking.ended?.(record)
    return record
  } finally {
    await threads.close()
  }
}

/** Throws a `HarnessError` where nothing could be run; what the product does is in the record. */
export const perform = async (undertaking: Undertaking): Promise<Run> => {
  const { settings, selected, environment, signal, driver } = undertaking
  const entra = undertaking.entra ?? (await ownEntra(settings.seed))
  const releaseAgents = holdAgents()
  try {
    const realBrowser = await prepareBrowser({
      needed: selected.some(({ scenario }) => needsBrowser(scenario)),
      everywhere: settings.browser,
      environment,
      entra,
    })
    try {
      const connected =
        driver === undefined
          ? await connect(settings, entra, signal)
          : await connectObject(driver, settings.allow)
      try {
        return await runConnected(undertaking, connected, entra, realBrowser)
      } finally {
        await connected.close()
      }
    } finally {
      await closeBrowser(realBrowser)
    }
  } finally {
    await releaseAgents()
    if (undertaking.entra === undefined) await entra.close()
  }
}
