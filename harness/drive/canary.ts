/**
 * Servers that nobody has a reason to ask: whoever does was led there by a lie. One stands for a stranger's
 * server on the internet; it serves all cases of the process, each under a path of its own, and a product
 * with an egress guard is told to let it pass. The other stands for a service inside the product's own network:
 * every connection to it counts, whatever is said there, so each case has its own.
 */
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createInnerServer, type Server as InnerServer } from 'node:net'
import { foreignKey } from '../../mock-idp/keys/key-sets.ts'

export interface Canary {
  /** Where the requests would go: `{{canary.url}}` in a scenario, without a slash at the end. */
  readonly url: string
  /** Port of the inner server on 127.0.0.1: `{{internal.port}}`. */
  readonly internalPort: number
  /** The requests that came, as `GET /path`, and connections to the inner server. */
  readonly hits: readonly string[]
}

const cages = new Map<string, string[]>()
let listening: Promise<Server> | undefined

/** A key set with the key that no honest server publishes, so that who asks for it gets what an attacker would serve. */
const attackersKeys = (): string => {
  const { kid, n, e, x5c } = foreignKey
  return JSON.stringify({ keys: [{ kty: 'RSA', use: 'sig', kid, n, e, x5c: [x5c] }] })
}

const listen = (): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(({ method = '', url = '' }, response) => {
      const [, name = '', ...path] = url.split('/')
      cages.get(name)?.push(`${method} /${path.join('/')}`)
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(attackersKeys())
    })
    server.once('error', reject)
    // It must not keep the process alive.
    server.listen(0, '127.0.0.1', () => resolve(server)).unref()
  })

const listenInside = (onConnection: () => void): Promise<InnerServer> =>
  new Promise((resolve, reject) => {
    const server = createInnerServer((socket) => {
      onConnection()
      socket.on('error', () => {}).destroy()
    })
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server)).unref()
  })

/** Where the server on the internet is, as `host:port`, for an egress guard that has to let it pass. */
export const canaryHost = async (): Promise<string> => {
  listening ??= listen()
  const { port } = (await listening).address() as AddressInfo
  return `127.0.0.1:${port}`
}

/** The canary of a case. */
export const openCanary = async (name: string): Promise<Canary> => {
  const hits: string[] = []
  cages.set(name, hits)
  const inside = await listenInside(() => hits.push('a connection inside the network'))
  // A server that listens on a port has an address with a port.
  const { port: internalPort } = inside.address() as AddressInfo
  return { url: `http://${await canaryHost()}/${name}`, internalPort, hits }
}
