import type { IncomingMessage } from 'node:http'
import type { Incoming, Parameters } from './exchange.ts'
import { firstSegment, queryOf } from './target.ts'

/** Bytes of a body that are kept. A longer one is read on without being kept, so that its sender hears the answer. */
export const mostBytes = 1_048_576

/** Bytes of a body after which the connection is cut. */
const patience = 64 * mostBytes

/**
 * Reads a request completely, in bounded memory. Nothing in it is an error here: what cannot be decoded stays as
 * it is, and what is too long or comes twice is said so.
 * @param target path and query, sound
 */
export const read = async (request: IncomingMessage, target: string): Promise<Incoming> => {
  const { method = 'GET', headers } = request
  const body = await readBody(request)
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')
  const query = readParameters(queryOf(target))
  const form = isForm && body !== undefined ? readParameters(body) : nothing
  return {
    method,
    path: target,
    segment: firstSegment(target),
    query: query.parameters,
    form: form.parameters,
    headers,
    secure: 'encrypted' in request.socket,
    repeated: [...query.repeated, ...form.repeated],
    tooLarge: body === undefined,
  }
}

/** The body as a text; undefined when it is too large. Throws when the connection ends before it. */
const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const { headers } = request
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return ''
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes: Buffer = chunk
    size += bytes.length
    if (size > patience) request.socket.destroy()
    if (size <= mostBytes) chunks.push(bytes)
    else chunks.length = 0
  }
  return size > mostBytes ? undefined : Buffer.concat(chunks).toString('utf8')
}

interface Read {
  readonly parameters: Parameters
  readonly repeated: readonly string[]
}

const nothing: Read = { parameters: {}, repeated: [] }

/** Of a parameter that comes twice the first counts. The record has no prototype: any name is a name. */
const readParameters = (text: string): Read => {
  if (text === '') return nothing
  const parameters: Record<string, string> = Object.create(null)
  const repeated = new Set<string>()
  for (const [name, value] of new URLSearchParams(text)) {
    if (name in parameters) repeated.add(name)
    else parameters[name] = value
  }
  return { parameters, repeated: [...repeated] }
}
