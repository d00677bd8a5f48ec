import { homedir } from 'node:os'
import { join } from 'node:path'
import type { MockEntra, MockEntraOptions } from './contract.ts'
import { startControl } from './control/listener.ts'
import { createDirectory } from './directory/directory.ts'
import { registerTenant, tenantView } from './directory/tenant.ts'
import { createEngines } from './engine/engines.ts'
import { createJournal } from './journal/journal.ts'
import { createGrants } from './protocol/grants.ts'
import { makeSeed } from './seed.ts'
import { createApp } from './server/app.ts'
import { listen } from './server/listener.ts'
import { localAuthority } from './tls/authority.ts'
import type { World } from './world.ts'

/**
 * Starts a mock Entra ID: one listener for the protocol, one for the control API. Throws `MockEntraError`
 * when a port is in use or the certificates cannot be kept.
 */
export const startMockEntra = async (options: MockEntraOptions = {}): Promise<MockEntra> => {
  const { port = 0, controlPort = 0, host = '127.0.0.1', http = false, maxEngines = 500 } = options
  const authority = http
    ? undefined
    : await localAuthority(options.caDirectory ?? join(homedir(), '.greencheck'))
  const seed = makeSeed(options.seed)
  const journal = createJournal()
  const directory = createDirectory()
  let counter = 0
  const serial = (): number => {
    counter += 1
    return counter
  }
  const worldAt = (origin: string): World => ({
    origin,
    seed,
    directory,
    journal,
    grants: createGrants(),
    engines: createEngines(origin, directory, maxEngines),
    serial,
  })
  const originAt = (actual: number): string => `${http ? 'http' : 'https'}://${host}:${actual}`
  let world = worldAt(originAt(port))
  const listener = await listen({ host, port, tls: authority?.leaf }, (actual) => {
    world = worldAt(originAt(actual))
    return createApp(world)
  })
  const tenant: MockEntra['tenant'] = (chosen = {}) => tenantView(world, registerTenant(world, chosen))
  const tenants: MockEntra['tenants'] = () =>
    [...directory.tenants.values()].map((record) => tenantView(world, record))
  const token = options.controlToken ?? makeSeed().text('control', 43)
  const face = {
    origin: world.origin,
    caFile: authority?.caFile,
    ca: authority?.ca,
    journal,
    tenant,
    tenants,
  }
  let control: Awaited<ReturnType<typeof startControl>>
  try {
    control = await startControl(face, { port: controlPort, token })
  } catch (thrown) {
    await listener.close()
    throw thrown
  }
  let closing: Promise<void> | undefined
  return {
    ...face,
    control: { url: control.url, token },
    close: () => {
      closing ??= Promise.all([listener.close(), control.close()]).then(() => undefined)
      return closing
    },
  }
}
