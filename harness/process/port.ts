/** Free ports for products that are told where to listen. */
import { once } from 'node:events'
import { connect, createServer } from 'node:net'

/** Below the ports that systems give to outgoing connections, so that none of those takes it first. */
const lowest = 20_000
const highest = 32_000

/** Ports that were given away in this thread: a product may take a while to listen at its own. */
const given = new Set<number>()

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer()
  server.listen(port)
  try {
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}

/** A port of this machine at which nothing listens; never the same one twice. */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if (given.has(port) || !(await isFree(port))) continue
    given.add(port)
    return port
  }
  throw new Error(`no free port between ${lowest} and ${highest}`)
}

const answers = async (host: string, port: number): Promise<boolean> => {
  const socket = connect({ host, port })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** Whether something listens at a port of this machine. */
export const isListening = async (port: number): Promise<boolean> =>
  (await answers('127.0.0.1', port)) || (await answers('::1', port))
