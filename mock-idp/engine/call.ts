import { Socket } from 'node:net'
import { IncomingMessage, ServerResponse } from '../server/node-http.ts'

/** A request to the engine. It never sees the one from outside. */
export interface EngineRequest {
  readonly method: 'GET' | 'POST'
  /** Path below the tenant, with the query. */
  readonly path: string
  readonly segment: string
  readonly host: string
  readonly secure: boolean
  readonly cookie: string | undefined
  readonly form?: Readonly<Record<string, string>>
}

/** The request and response objects that the engine is called with. Nothing of them reaches the network. */
export const engineMessages = (
  request: EngineRequest,
): { incoming: IncomingMessage; outgoing: ServerResponse } => {
  const incoming = new IncomingMessage(Object.assign(new Socket(), { encrypted: request.secure }))
  incoming.method = request.method
  incoming.url = request.path
  const body = request.form === undefined ? undefined : new URLSearchParams(request.form).toString()
  incoming.headers = {
    host: request.host,
    ...(request.cookie === undefined ? {} : { cookie: request.cookie }),
    ...(body === undefined
      ? {}
      : {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(body)),
        }),
  }
  if (body !== undefined) incoming.push(body)
  incoming.push(null)
  incoming.complete = true
  // The engine finds out where it is mounted from the difference of the two.
  Object.assign(incoming, { originalUrl: `/${request.segment}${request.path}` })
  return { incoming, outgoing: new ServerResponse(incoming) }
}

/** Cookies that a response sets. */
export const cookiesOf = (outgoing: ServerResponse): readonly string[] => {
  const header = outgoing.getHeader('set-cookie')
  if (header === undefined) return []
  return Array.isArray(header) ? header : [String(header)]
}

/** The Cookie header that a browser would send after these Set-Cookie lines. */
export const withCookies = (header: string | undefined, lines: readonly string[]): string | undefined => {
  const jar = new Map((header ?? '').split(/; */).flatMap(pairOf))
  for (const line of lines) {
    const [first = ''] = line.split(';')
    for (const [name, value] of pairOf(first)) {
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
  }
  return jar.size === 0 ? undefined : [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

const pairOf = (text: string): readonly (readonly [string, string])[] => {
  const equals = text.indexOf('=')
  return equals < 1 ? [] : [[text.slice(0, equals).trim(), text.slice(equals + 1).trim()]]
}
