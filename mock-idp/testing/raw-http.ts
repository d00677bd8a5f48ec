import { connect } from 'node:net'

/** What came back on a connection, as text: head and body, and whatever followed. */
export interface RawAnswer {
  readonly text: string
  readonly status: number
  readonly head: string
  readonly body: string
}

/**
 * Sends bytes as they are to a mock without TLS, and gives what came back until the connection ended: for
 * requests that no client library would send.
 */
export const sendRaw = async (origin: string, bytes: string | Buffer): Promise<RawAnswer> => {
  const { hostname, port } = new URL(origin)
  const { promise, resolve } = Promise.withResolvers<string>()
  const socket = connect(Number(port), hostname)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  // A connection that was cut has ended too: what came before it is the answer.
  socket.on('error', () => undefined)
  socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')))
  socket.write(bytes)
  const text = await promise
  const [head = '', ...rest] = text.split('\r\n\r\n')
  return { text, status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), head, body: rest.join('\r\n\r\n') }
}

/** A request as text, on a connection that ends with it. */
export const rawRequest = (
  line: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Buffer = '',
): Buffer => {
  const length = Buffer.byteLength(body)
  const all = {
    Host: 'localhost',
    Connection: 'close',
    ...(length > 0 ? { 'Content-Length': String(length) } : {}),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = Buffer.from(`${line} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1')
  return Buffer.concat([head, Buffer.from(body)])
}
