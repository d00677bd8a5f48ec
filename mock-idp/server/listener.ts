import type { RequestListener, Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Socket } from 'node:net'
import { MockEntraError } from '../errors.ts'
import { createServer } from './node-http.ts'

export interface Listener {
  readonly port: number
  /** Says who answers from now on; until then connections are dropped. */
  serve(listener: RequestListener): void
  /** How many TLS connections ended before anything was asked: what somebody does who does not trust the certificate. */
  readonly hangUps: number
  close(): Promise<void>
}

export interface ListenOptions {
  readonly host: string
  readonly port: number
  /** PEM texts; plain http without them. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined
}

/**
 * Bytes of a request's head. More than Node's own 16 KB, so that a query that is too long reaches the code that
 * says so in Entra's words; beyond it the answer is 431.
 */
const maxHeaderSize = 262_144

/**
 * Opens a listener, which answers as soon as it is told how: answers contain ports, so the ports come first.
 * Throws `MockEntraError` with the code `port-in-use`.
 */
export const listen = async ({ host, port, tls }: ListenOptions): Promise<Listener> => {
  let handler: RequestListener = (_, response) => response.destroy()
  const dispatch: RequestListener = (request, response) => handler(request, response)
  const server: Server =
    tls === undefined
      ? createServer({ maxHeaderSize }, dispatch)
      : createSecureServer({ ...tls, maxHeaderSize }, dispatch)
  const hangUps = countHangUps(server)
  await opened(server, host, port)
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    serve: (listener) => {
      handler = listener
    },
    get hangUps() {
      return hangUps()
    },
    close: async () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      server.close(() => resolve())
      server.closeAllConnections()
      await promise
    },
  }
}

/** Some runtimes say in the handshake that they do not trust, and others hang up after it. */
const countHangUps = (server: Server): (() => number) => {
  let count = 0
  const asked = new WeakSet<object>()
  server.on('request', ({ socket }) => void asked.add(socket))
  server.on('tlsClientError', () => {
    count += 1
  })
  server.on('secureConnection', (socket: Socket) => {
    socket.once('close', () => {
      if (!asked.has(socket)) count += 1
    })
  })
  return () => count
}

const opened = async (server: Server, host: string, port: number): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, host, resolve)
  try {
    await promise
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'EADDRINUSE')
      throw new MockEntraError(
        'port-in-use',
        `Port ${port} on ${host} is in use. Stop the program that listens there, or choose another port (0 takes a free one).`,
        [],
        cause,
      )
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new MockEntraError(
        'bad-input',
        `Nothing can listen on port ${port} of ${host}: ${code === 'EACCES' ? 'this user may not open that port; choose one above 1023' : 'this machine has no such address'}.`,
        [],
        cause,
      )
    throw cause
  }
  server.removeListener('error', reject)
}

/** The host of a URL at which a listener can be reached from this machine. */
export const reachableHost = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** Whether only this machine can reach it. */
export const isLoopback = (host: string): boolean => /^(127(\.\d+){3}|::1|localhost)$/i.test(host)
