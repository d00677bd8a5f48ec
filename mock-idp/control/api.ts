import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Controlled } from './listener.ts'
import { openApiDocument } from './openapi.ts'
import { operations } from './operations.ts'
import { problemDetails, type Refused, refusedOf } from './problem-details.ts'
import { readBody } from './read-body.ts'
import { sameText } from './same-text.ts'

const routes = operations.map((operation) => ({
  operation,
  names: [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
  pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
}))

/** The control API over HTTP: checks the token and the call, runs the operation, answers in JSON. */
export const controlHandler =
  (mock: Controlled, token: string): RequestListener =>
  (request, response) => {
    handle(mock, token, request, response).catch((thrown: unknown) => refuse(response, refusedOf(thrown)))
  }

const handle = async (
  mock: Controlled,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = URL.parse(request.url ?? '/', 'http://control.invalid')
  if (url === null) return refuse(response, { kind: 'bad-input', detail: 'That is not a path.' })
  if (url.pathname === '/openapi.json')
    return send(response, 200, openApiDocument(`http://${request.headers.host ?? '127.0.0.1'}`))
  if (!isAllowed(request.headers.authorization, token))
    return refuse(response, {
      kind: 'unauthorized',
      detail: 'Send the control token as "Authorization: Bearer …".',
      headers: { 'WWW-Authenticate': 'Bearer' },
    })
  const matches = routes.flatMap((route) => {
    const match = route.pattern.exec(url.pathname)
    return match === null ? [] : [{ ...route, values: match.slice(1) }]
  })
  if (matches.length === 0)
    return refuse(response, {
      kind: 'not-found',
      detail: `There is nothing at ${url.pathname}; /openapi.json lists what there is.`,
    })
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const match = matches.find(({ operation }) => operation.method === method)
  if (match === undefined) {
    const allow = matches.map(({ operation }) => operation.method).join(', ')
    return refuse(response, {
      kind: 'method-not-allowed',
      detail: `${url.pathname} answers ${allow}, not ${request.method}.`,
      headers: { Allow: allow },
    })
  }
  const path = match.values.map(decoded)
  const bad = path.indexOf(undefined)
  if (bad >= 0)
    return refuse(response, {
      kind: 'bad-input',
      detail: `The percent-encoding of ${match.values[bad]} in the path is broken.`,
    })
  const { operation } = match
  const body = await bodyOf(operation.body !== undefined, request)
  if (body.kind === 'refused') return refuse(response, body.refused)
  const result = await operation.run(mock, {
    path: Object.fromEntries(match.names.map((name, index) => [name, path[index] ?? ''])),
    body: body.value,
    query: Object.fromEntries(url.searchParams),
  })
  send(response, operation.status, operation.status === 204 ? undefined : result)
}

const bodyOf = (wanted: boolean, request: IncomingMessage): ReturnType<typeof readBody> => {
  if (wanted) return readBody(request)
  request.resume()
  return Promise.resolve({ kind: 'read', value: undefined })
}

const decoded = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

const isAllowed = (header: string | undefined, token: string): boolean =>
  sameText(header ?? '', `Bearer ${token}`)

const refuse = (response: ServerResponse, refused: Refused): void => {
  const body = problemDetails(refused)
  for (const [name, value] of Object.entries(refused.headers ?? {})) response.setHeader(name, value)
  send(response, body.status, body, 'application/problem+json; charset=utf-8')
}

const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  type = 'application/json; charset=utf-8',
): void => {
  response.statusCode = status
  response.setHeader('Cache-Control', 'no-store')
  if (body === undefined) {
    response.end()
    return
  }
  response.setHeader('Content-Type', type)
  response.end(JSON.stringify(body))
}
