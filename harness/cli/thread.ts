/** One further thread of a run: takes scenarios one by one until there are no more. */
import { parentPort, workerData } from 'node:worker_threads'
import { startMockEntra } from '../../mock-idp/index.ts'
import { closeAgents } from '../drive/agent.ts'
import type { Selected } from '../plan/plan.ts'
import { runScenario } from '../run/scenarios.ts'
import { connect } from './connect.ts'
import { contextOf } from './context.ts'
import type { FromThread, ThreadOrder, ToThread } from './threads.ts'

const port = parentPort
if (port === null) throw new Error('a thread of a run is started by the run')
const tell = (message: FromThread): void => port.postMessage(message)

const { settings, lanes }: ThreadOrder = workerData
const interrupt = new AbortController()
const begun = Promise.withResolvers<void>()
const waiting: ((selected: Selected | null) => void)[] = []
port.on('message', (message: ToThread) => {
  if (message === 'begin') begun.resolve()
  else if (message === 'interrupt') interrupt.abort()
  else waiting.shift()?.(message.selected)
})

const next = (): Promise<Selected | null> => {
  const { promise, resolve } = Promise.withResolvers<Selected | null>()
  waiting.push(resolve)
  tell({ kind: 'free' })
  return promise
}

const entra = await startMockEntra({ seed: settings.seed })
const connected = await connect(settings, entra)
const context = contextOf(settings, entra, connected, interrupt.signal)

const lane = async (): Promise<void> => {
  for (let selected = await next(); selected !== null; selected = await next()) {
    const result = await runScenario(context, selected)
    if (result !== undefined) tell({ kind: 'ended', result })
  }
}

await begun.promise
await Promise.all(Array.from({ length: lanes }, lane))
await connected.close()
await closeAgents()
await entra.close()
port.close()
