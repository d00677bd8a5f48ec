import { homedir } from 'node:os'
import { join } from 'node:path'
import { createConfiguration } from './config/configuration.ts'
import type { MockEntra, MockEntraOptions } from './contract.ts'
import { startControl } from './control/listener.ts'
import { consumersDomain, consumersTenant } from './directory/consumers.ts'
import { createDirectory } from './directory/directory.ts'
import { registerTenant, removeTenant, tenantView } from './directory/tenant.ts'
import { createEngines } from './engine/engines.ts'
import { MockEntraError } from './errors.ts'
import { createJournal } from './journal/journal.ts'
import { createGrants } from './protocol/grants.ts'
import { makeSeed } from './seed.ts'
import { createApp, createNeighbour } from './server/app.ts'
import { listen, reachableHost } from './server/listener.ts'
import type { Hosts } from './server/urls.ts'
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
    : await localAuthority(
        options.caDirectory ?? join(homedir(), '.greencheck'),
        new Date(),
        furtherNames(options),
      )
  const seed = makeSeed(options.seed ?? options.config?.seed)
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
  const originAt = (actual: number): string => `${http ? 'http' : 'https'}://${reachableHost(host)}:${actual}`
  const stop: (() => Promise<void>)[] = []
  try {
    // Answers contain the hosts, so both listeners have their ports before either answers.
    const tls = authority?.leaf
    const own = await listen({ host, port, tls })
    stop.push(own.close)
    const other = await listen({ host, port: neighbourPort, tls })
    stop.push(other.close)
    const hosts = publicHosts(options, { origin: originAt(own.port), neighbour: originAt(other.port) })
    const engines = createEngines(hosts.origin, directory, options.maxEngines ?? 500)
    const world: World = { ...parts, ...hosts, engines }
    registerTenant(world, { id: consumersTenant, domain: consumersDomain, displayName: 'Personal accounts' })
    const configuration = createConfiguration(world)
    if (options.config !== undefined) await configuration.apply(options.config)
    own.serve(createApp(world))
    other.serve(createNeighbour(world))
    const face = {
      ...hosts,
      caFile: authority?.caFile,
      ca: authority?.ca,
      certificate: authority?.leaf,
      journal: world.journal,
      tenant: (chosen = {}) => tenantView(world, registerTenant(world, chosen)),
      tenants: () =>
        [...directory.tenants.values()]
          .filter(({ id }) => id !== consumersTenant)
          .map((record) => tenantView(world, record)),
      removeTenant: (id) => removeTenant(directory, id),
      apply: configuration.apply,
      get hangUps() {
        return own.hangUps
      },
      get configuration() {
        return configuration.current
      },
      get consumers() {
        return tenantView(world, registerTenant(world, { id: consumersTenant }))
      },
    } satisfies Omit<MockEntra, 'control' | 'close'>
    const token = options.controlToken ?? makeSeed().text('control', 43)
    const control = await startControl(face, { host, port: controlPort, token })
    stop.push(control.close)
    let closing: Promise<void> | undefined
    return {
      ...face,
      get hangUps() {
        return face.hangUps
      },
      get consumers() {
        return face.consumers
      },
      get configuration() {
        return configuration.current
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

/** The hosts as clients know them, without a trailing slash. */
const publicHosts = (
  { publicOrigin, publicNeighbour }: Pick<MockEntraOptions, 'publicOrigin' | 'publicNeighbour'>,
  own: Hosts,
): Hosts => {
  const origin = publicOrigin === undefined ? own.origin : checkedOrigin(publicOrigin, 'publicOrigin')
  if (publicNeighbour !== undefined)
    return { origin, neighbour: checkedOrigin(publicNeighbour, 'publicNeighbour') }
  const beside = new URL(own.neighbour)
  beside.hostname = new URL(origin).hostname
  beside.protocol = new URL(origin).protocol
  return { origin, neighbour: beside.origin }
}

/** Names beyond localhost and 127.0.0.1 that the certificate has to have. */
const furtherNames = ({
  publicOrigin,
  publicNeighbour,
  host = '127.0.0.1',
}: Pick<MockEntraOptions, 'publicOrigin' | 'publicNeighbour' | 'host'>): readonly string[] => {
  const hosts = [publicOrigin, publicNeighbour].map((text) => URL.parse(text ?? '')?.hostname)
  const names = [...hosts, host].flatMap((name) => (name === undefined ? [] : [name.replace(/^\[|\]$/g, '')]))
  const known = ['localhost', '127.0.0.1', '0.0.0.0', '::']
  return [...new Set(names)].filter((name) => !known.includes(name)).toSorted()
}

const checkedOrigin = (text: string, path: string): string => {
  const url = URL.parse(text)
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search + url.hash === '')
    return url.origin
  throw new MockEntraError('bad-input', 'That is not the origin of a web server.', [
    { path, message: `expected scheme, host and port such as https://entra.test:8443, got ${text}` },
  ])
}
