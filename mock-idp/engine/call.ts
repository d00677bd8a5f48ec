import { Socket } from 'node:net'
import { IncomingMessage, ServerResponse } from '../server/node-http.ts'

/** A request to the engine. It never sees the one from outside. */
export interface EngineRequest {
  /** Path below the tenant, with the query. */
  readonly path: string
  readonly segment: string
  readonly host: string
  readonly secure: boolean
  readonly cookie: string | undefined
}

/** What the engine takes for the connection: nothing is ever read from it or written to it, so one is enough. */
const sockets = {
  secure: Object.assign(new Socket(), { encrypted: true }),
  plain: Object.assign(new Socket(), { encrypted: false }),
}

/** The request and response objects that the engine is called with. Nothing of them reaches the network. */
export const engineMessages = (
  request: EngineRequest,
): { incoming: IncomingMessage; outgoing: ServerResponse } => {
  const incoming = new IncomingMessage(request.secure ? sockets.secure : sockets.plain)
  incoming.method = 'GET'
  incoming.url = request.path
  incoming.headers = {
    host: request.host,
    ...(request.cookie === undefined ? {} : { cookie: request.cookie }),
  }
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
