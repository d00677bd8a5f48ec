/** One thread of the flaw walk: takes implementations one by one, with a mock Entra of its own. */
import { parentPort } from 'node:worker_threads'
import { startMockEntra } from '../../mock-idp/index.ts'
import { loadCatalogue } from '../../scenarios/catalogue.ts'
import { closeAgents } from '../drive/agent.ts'
import { runOne, type Walkable, type Walked } from './run-one.ts'

export interface Done {
  readonly index: number
  readonly walked: Walked
}

const port = parentPort
if (port === null) throw new Error('the worker of the flaw walk is started by the flaw walk')

const entra = await startMockEntra({})
const catalogue = await loadCatalogue()

port.on('message', async (task: { readonly index: number; readonly walkable: Walkable } | null) => {
  if (task === null) {
    await closeAgents()
    await entra.close()
    port.close()
    return
  }
  const done: Done = { index: task.index, walked: await runOne(entra, catalogue, task.walkable) }
  port.postMessage(done)
})
port.postMessage('ready')
