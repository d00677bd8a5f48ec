/** One thread of the flaw walk: takes implementations one by one, with a mock Entra of its own. */
import { parentPort } from 'node:worker_threads'
import { startMockEntra } from '../../mock-idp/index.ts'
import { loadCatalogue } from '../../scenarios/catalogue.ts'
import { closeAgents } from '../drive/agent.ts'
import { closeBrowser, prepareBrowser, type RealBrowser } from '../run/real-browser.ts'
import { runOne, type Walkable, type Walked } from './run-one.ts'

export interface Done {
  readonly index: number
  readonly walked: Walked
}

const port = parentPort
if (port === null) throw new Error('the worker of the flaw walk is started by the flaw walk')

const entra = await startMockEntra({})
const catalogue = await loadCatalogue()

/** Started for the first scenario that needs it; a walk without it would call scenarios unproven. */
let browser: Promise<RealBrowser | undefined> | undefined
const realBrowser = (): Promise<RealBrowser | undefined> => {
  browser ??= prepareBrowser({
    needed: true,
    everywhere: false,
    environment: { ...process.env, CI: 'true' },
    entra,
  })
  return browser
}

port.on('message', async (task: { readonly index: number; readonly walkable: Walkable } | null) => {
  if (task === null) {
    await closeBrowser(await browser)
    await closeAgents()
    await entra.close()
    port.close()
    return
  }
  const done: Done = { index: task.index, walked: await runOne(entra, catalogue, task.walkable, realBrowser) }
  port.postMessage(done)
})
port.postMessage('ready')
