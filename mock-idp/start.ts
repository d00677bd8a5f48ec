import { homedir } from 'node:os'
import { join } from 'node:path'
import type { MockEntra, MockEntraOptions } from './contract.ts'
import { startControl } from './control/listener.ts'
import { consumersDomain, consumersTenant } from './directory/consumers.ts'
import { createDirectory } from './directory/directory.ts'
import { registerTenant, tenantView } from './directory/tenant.ts'
import { createEngines } from './engine/engines.ts'
import { createJournal } from './journal/journal.ts'
import { createGrants } from './protocol/grants.ts'
import { makeSeed } from './seed.ts'
import { createApp, createNeighbour } from './server/app.ts'
import { listen } from './server/listener.ts'
import { localAuthority } from './tls/authority.ts'
import type { World } from './world.ts'

/**
 * Starts a mock Entra ID: one listener for the protocol, one for the control API. Throws `MockEntraError`
 * when a port is in use or the certificates cannot be kept.
 */
export const startMockEntra = async (options: MockEntraOptions = {}): Promise<MockEntra> => {
  const { port = 0, controlPort = 0, neighbourPort = 0, host = '127.0.0.1', http = false } = options
  const authority = http
    ? undefined
    : await localAuthority(options.caDirectory ?? join(homedir(), '.greencheck'))
  const seed = makeSeed(options.seed)
  const directory = createDirectory()
  let counter = 0
  const parts = {
    seed,
    directory,
    journal: createJournal(),
    grants: createGrants(),
    serial: (): number => {
      counter += 1
      return counter
    },
  }
  const originAt = (actual: number): string => `${http ? 'http' : 'https'}://${host}:${actual}`
  const stop: (() => Promise<void>)[] = []
  try {
    // Answers contain the hosts, so both listeners have their ports before either answers.
    const tls = authority?.leaf
    const own = await listen({ host, port, tls })
    stop.push(own.close)
    const other = await listen({ host, port: neighbourPort, tls })
    stop.push(other.close)
    const hosts = { origin: originAt(own.port), neighbour: originAt(other.port) }
    const engines = createEngines(hosts.origin, directory, options.maxEngines ?? 500)
    const world: World = { ...parts, ...hosts, engines }
    registerTenant(world, { id: consumersTenant, domain: consumersDomain, displayName: 'Personal accounts' })
    own.serve(createApp(world))
    other.serve(createNeighbour(world))
    const face = {
      ...hosts,
      caFile: authority?.caFile,
      ca: authority?.ca,
      journal: world.journal,
      tenant: (chosen = {}) => tenantView(world, registerTenant(world, chosen)),
      tenants: () =>
        [...directory.tenants.values()]
          .filter(({ id }) => id !== consumersTenant)
          .map((record) => tenantView(world, record)),
      get consumers() {
        return tenantView(world, registerTenant(world, { id: consumersTenant }))
      },
    } satisfies Omit<MockEntra, 'control' | 'close'>
    const token = options.controlToken ?? makeSeed().text('control', 43)
    const control = await startControl(face, { port: controlPort, token })
    stop.push(control.close)
    let closing: Promise<void> | undefined
    return {
      ...face,
      get consumers() {
        return face.consumers
      },
      control: { url: control.url, token },
      close: () => {
        closing ??= Promise.all(stop.map((close) => close())).then(() => undefined)
        return closing
      },
    }
  } catch (thrown) {
    await Promise.all(stop.map((close) => close()))
    throw thrown
  }
}
