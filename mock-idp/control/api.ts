import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ZodType } from 'zod'
import { MockEntraError, type Problem } from '../errors.ts'
import type { Controlled } from './listener.ts'
import { openApiDocument } from './openapi.ts'
import { operations } from './operations.ts'

/** A call that cannot be done, as it is told to the caller. */
interface Failure {
  readonly status: 400 | 401 | 404 | 405 | 500
  readonly error: string
  readonly problems?: readonly Problem[]
  readonly allow?: string
}

const routes = operations.map((operation) => ({
  operation,
  names: [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
  pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
}))

/** The control API over HTTP: checks the token and the call, runs the operation, answers in JSON. */
export const controlHandler =
  (mock: Controlled, token: string): RequestListener =>
  (request, response) => {
    handle(mock, token, request, response).catch((thrown: unknown) => {
      fail(response, failureOf(thrown))
    })
  }

const handle = async (
  mock: Controlled,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`)
  if (url.pathname === '/openapi.json') return send(response, 200, openApiDocument(url.origin))
  if (!isAllowed(request.headers.authorization, token))
    return fail(response, { status: 401, error: 'Send the control token as "Authorization: Bearer …".' })
  const matches = routes.flatMap(({ operation, names, pattern }) => {
    const match = pattern.exec(url.pathname)
    if (match === null) return []
    return [
      {
        operation,
        path: Object.fromEntries(
          names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]),
        ),
      },
    ]
  })
  if (matches.length === 0)
    return fail(response, {
      status: 404,
      error: `There is nothing at ${url.pathname}; /openapi.json lists what there is.`,
    })
  const match = matches.find(({ operation }) => operation.method === request.method)
  if (match === undefined) {
    const allow = matches.map(({ operation }) => operation.method).join(', ')
    return fail(response, {
      status: 405,
      error: `${url.pathname} answers ${allow}, not ${request.method}.`,
      allow,
    })
  }
  const { operation, path } = match
  const body =
    operation.body === undefined ? undefined : checked(operation.body, await readJson(request), 'The body')
  const query =
    operation.query === undefined
      ? undefined
      : checked(operation.query, Object.fromEntries(url.searchParams), 'The query')
  const result = await operation.run(mock, { path, body, query })
  send(response, operation.status, operation.status === 204 ? undefined : result)
}

const isAllowed = (header: string | undefined, token: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`))
}

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new MockEntraError('bad-input', 'The body is not JSON.', [
      { path: '', message: cause instanceof Error ? cause.message : String(cause) },
    ])
  }
}

const checked = (schema: ZodType, value: unknown, what: string): unknown => {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.flatMap((issue): Problem[] => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not known here' }))
    return [{ path: path.join('.'), message: issue.message }]
  })
  throw new MockEntraError('bad-input', `${what} is not right.`, problems)
}

const failureOf = (thrown: unknown): Failure => {
  if (!(thrown instanceof MockEntraError)) return { status: 500, error: 'The mock itself failed.' }
  const [error = ''] = thrown.message.split('\n')
  return { status: thrown.code === 'unknown' ? 404 : 400, error, problems: thrown.problems }
}

const fail = (response: ServerResponse, { status, error, problems = [], allow }: Failure): void => {
  if (allow !== undefined) response.setHeader('Allow', allow)
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer')
  send(response, status, { error, problems })
}

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.statusCode = status
  response.setHeader('Cache-Control', 'no-store')
  if (body === undefined) {
    response.end()
    return
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.end(JSON.stringify(body))
}
