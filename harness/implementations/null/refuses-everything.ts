import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OwnedDriver, Reply } from '../../driver.ts'
import { driverOf } from '../reference/driver.ts'
import { memoryStore } from '../reference/memory-store.ts'

/** There is nothing to fill in or press on its pages. */
const onlyVisits = async (reply: Promise<Reply>): Promise<Reply> => {
  const way = await reply
  return way.status === 'go' ? { ...way, actions: way.actions.filter((action) => 'visit' in action) } : way
}

/**
 * Answers 403 to everything. It refuses every wrong token, and so shows that a refusal alone proves
 * nothing: without an honest login that works, no scenario of refusal may pass.
 */
export const refusesEverything = async (): Promise<OwnedDriver> => {
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('Forbidden\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const store = memoryStore()
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const driver = driverOf({ origin: `http://localhost:${port}`, store, clear: store.clear, close }, 'null-1')
  return {
    ...driver,
    setup: (...asked) => onlyVisits(driver.setup(...asked)),
    test: (...asked) => onlyVisits(driver.test(...asked)),
    enable: (...asked) => onlyVisits(driver.enable(...asked)),
    disable: (...asked) => onlyVisits(driver.disable(...asked)),
    signIn: (...asked) => onlyVisits(driver.signIn(...asked)),
  }
}
