/**
 * A server that nobody has a reason to ask: whoever does was led there by a lie. One listener on this machine
 * serves all cases of the process, each under a path of its own, and remembers who came.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { foreignKey } from '../../mock-idp/keys/key-sets.ts'

export interface Canary {
  /** Where the requests would go: `{{canary.url}}` in a scenario, without a slash at the end. */
  readonly url: string
  /** The requests that came, as `GET /path`. */
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

/** The canary of a case. */
export const openCanary = async (name: string): Promise<Canary> => {
  listening ??= listen()
  // A server that listens on a port has an address with a port.
  const { port } = (await listening).address() as AddressInfo
  const hits: string[] = []
  cages.set(name, hits)
  return { url: `http://127.0.0.1:${port}/${name}`, hits }
}
