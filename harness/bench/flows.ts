/** What flows cost: the mock over https and http, and bare oidc-provider beside them, taking turns in one run. */
import { startBareProcess } from './bare-process.ts'
import { appOnly, codeFlow, type Provider } from './login.ts'
import { median, type Row, time } from './measure.ts'
import { startMockProcess } from './mock-process.ts'
import type { MeasuredProcess } from './process.ts'
import { openWire, type Wire } from './wire.ts'
import { yardstick } from './yardstick.ts'

type Work = (wire: Wire, provider: Provider) => Promise<void>

interface Contender {
  readonly name: string
  readonly process: MeasuredProcess
  readonly wire: Wire
  readonly provider: Provider
}

interface Cost {
  /** Milliseconds of processor time of the provider's process, per flow, of each round. */
  readonly cpu: readonly number[]
  readonly clock: readonly number[]
}

const contend = async (
  name: string,
  starting: Promise<MeasuredProcess & { readonly provider: Provider }>,
): Promise<Contender> => {
  const process = await starting
  return { name, process, wire: openWire(process.provider.ca), provider: process.provider }
}

/** Rounds in which everybody takes turns, so that whatever else the machine does meets all of them alike. */
const measure = async (
  contenders: readonly Contender[],
  work: Work,
  rounds: number,
  each: number,
): Promise<ReadonlyMap<Contender, Cost>> => {
  const costs = new Map(
    contenders.map((contender) => [contender, { cpu: [] as number[], clock: [] as number[] }]),
  )
  // Code gets fast by being used: several hundred times, with Node's compilers.
  for (const { wire, provider } of contenders) await time(4 * each, () => work(wire, provider))
  for (let round = 0; round < rounds; round += 1)
    for (const [{ process, wire, provider }, cost] of costs) {
      const before = await process.cpuMs()
      cost.clock.push(...(await time(each, () => work(wire, provider))))
      const after = await process.cpuMs()
      if (before !== undefined && after !== undefined) cost.cpu.push((after - before) / each)
    }
  return costs
}

const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`

const rowOf = (what: string, values: readonly number[], budget?: number): Row => ({
  what,
  figure: values.length === 0 ? 'not told' : milliseconds(median(values)),
  budget: budget === undefined ? '–' : `≤ ${budget} ms`,
  kept: budget === undefined || values.length === 0 || median(values) <= budget,
})

/** Processor time of a code flow with PKCE, sign-in page and UserInfo, and of an application's token. */
export const flowRows = async (
  redirectUri: string,
  { rounds, each }: { readonly rounds: number; readonly each: number },
): Promise<readonly Row[]> => {
  const contenders = await Promise.all([
    contend('mock Entra, http', startMockProcess(redirectUri, true)),
    contend('mock Entra, https', startMockProcess(redirectUri)),
    contend('bare oidc-provider, http', startBareProcess(redirectUri)),
  ])
  try {
    const flows = await measure(contenders, codeFlow, rounds, each)
    const speed = yardstick()
    const apps = await measure(contenders.slice(0, 2), appOnly, rounds, each)
    return [
      speed,
      ...[...flows].map(([{ name }, { cpu }]) =>
        rowOf(`${name}: code flow with PKCE and UserInfo, CPU`, cpu, name.startsWith('mock') ? 4 : undefined),
      ),
      ...[...flows].map(([{ name }, { clock }]) =>
        rowOf(`${name}: the same by the clock, one at a time`, clock),
      ),
      ...[...apps].map(([{ name }, { cpu }]) =>
        rowOf(`${name}: token of an application by itself, CPU`, cpu),
      ),
    ]
  } finally {
    for (const { wire, process } of contenders) {
      await wire.close()
      await process.stop()
    }
  }
}
