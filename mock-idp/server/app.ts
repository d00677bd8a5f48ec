import { performance } from 'node:perf_hooks'
import express, { type Request, type Response } from 'express'
import { handleDiscovery, handleKeySet, handlePreflight } from '../protocol/metadata.ts'
import type { World } from '../world.ts'
import type { Incoming, Parameters, Reply } from './exchange.ts'
import { graphRoutes, loginRoutes, type Route } from './metadata-routes.ts'
import { write } from './write.ts'

type Handler = (world: World, incoming: Incoming) => Promise<Reply>

/**
 * Where each handler comes from. Only the metadata is loaded at once, so that the first answer does not
 * wait for code that it does not need.
 */
const handlers = {
  discovery: () => handleDiscovery,
  keySet: () => handleKeySet,
  preflight: () => handlePreflight,
  instance: async () => (await import('../protocol/instance-discovery.ts')).handleInstanceDiscovery,
  checkSession: async () => (await import('../protocol/check-session.ts')).handleCheckSession,
  authorize: async () => (await import('../protocol/authorize.ts')).handleAuthorize,
  signIn: async () => (await import('../protocol/sign-in.ts')).handleSignIn,
  deviceCode: async () => (await import('../protocol/device/device-code.ts')).handleDeviceCode,
  deviceAuth: async () => (await import('../protocol/device/device-auth.ts')).handleDeviceAuth,
  token: async () => (await import('../protocol/token.ts')).handleToken,
  userInfo: async () => (await import('../protocol/user-info.ts')).handleUserInfo,
  logout: async () => (await import('../protocol/logout.ts')).handleLogout,
  lookup: async () => (await import('../protocol/lookup.ts')).handleLookup,
  unknown: async () => (await import('../protocol/lookup.ts')).handleUnknown,
} satisfies Readonly<Record<string, () => Handler | Promise<Handler>>>
export type HandlerName = keyof typeof handlers

const makeExpress = (): express.Express => {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.enable('case sensitive routing')
  app.enable('strict routing')
  return app
}

/** An express handler for a handler of ours: reading, writing and the journal happen here, once for all. */
const serveIn = (world: World) => (name: HandlerName) => {
  let loaded: Handler | Promise<Handler> | undefined
  return async (request: Request, response: Response) => {
    loaded ??= handlers[name]()
    const handler = await loaded
    const started = performance.now()
    const incoming = await read(request)
    const reply = await handler(world, incoming)
    note(world, incoming, reply, performance.now() - started)
    await write(world, response, reply)
  }
}

const mount = (app: express.Express, serve: ReturnType<typeof serveIn>, routes: readonly Route[]): void => {
  for (const [method, path, name] of routes) app[method](path, serve(name))
}

/** The host of Microsoft Graph, as far as logins need it; also that of v1.0 issuers. */
export const createNeighbour = (world: World): express.Express => {
  const app = makeExpress()
  const serve = serveIn(world)
  mount(app, serve, graphRoutes)
  app.use(serve('unknown'))
  app.use(ownFailure)
  return app
}

/** The protocol endpoints. */
export const createApp = (world: World): express.Express => {
  const app = makeExpress()
  const serve = serveIn(world)
  mount(app, serve, loginRoutes)
  app.get('/:tenant/oauth2/v2.0/authorize', serve('authorize'))
  app.post('/:tenant/oauth2/v2.0/authorize', serve('authorize'))
  app.get('/:tenant/oauth2/authorize', serve('authorize'))
  app.post('/:tenant/oauth2/authorize', serve('authorize'))
  app.all('/:tenant/oauth2/v2.0/token', serve('token'))
  app.all('/:tenant/oauth2/token', serve('token'))
  app.all('/:tenant/oauth2/v2.0/devicecode', serve('deviceCode'))
  app.all('/:tenant/oauth2/devicecode', serve('deviceCode'))
  app.get('/:tenant/deviceauth', serve('deviceAuth'))
  app.post('/:tenant/deviceauth', serve('deviceAuth'))
  app.get('/:tenant/mock/sign-in/:uid', serve('signIn'))
  app.post('/:tenant/mock/sign-in/:uid', serve('signIn'))
  app.get('/error', serve('lookup'))
  app.use(serve('unknown'))
  app.use(ownFailure)
  return app
}

const ownFailure = (
  thrown: unknown,
  _: Request,
  response: Response,
  next: (error: unknown) => void,
): void => {
  if (response.headersSent) {
    next(thrown)
    return
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  response.status(500).type('text/plain').send(`The mock itself failed: ${message}\n`)
}

/** Bytes of a body that are read; more is cut off. */
const mostBytes = 1_048_576

const read = async (request: Request): Promise<Incoming> => {
  const url = new URL(request.originalUrl, 'http://mock.invalid')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes: Buffer = chunk
    size += bytes.length
    if (size <= mostBytes) chunks.push(bytes)
  }
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')
  return {
    method: request.method,
    path: request.originalUrl,
    segment: decoded(url.pathname.split('/')[1] ?? ''),
    query: parametersOf(url.searchParams),
    form: isForm ? parametersOf(new URLSearchParams(Buffer.concat(chunks).toString('utf8'))) : {},
    headers: request.headers,
    secure: request.secure,
  }
}

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** Of a parameter that comes twice the first counts. */
const parametersOf = (parameters: URLSearchParams): Parameters => {
  const result: Record<string, string> = {}
  for (const [name, value] of parameters) result[name] ??= value
  return result
}

const note = (world: World, incoming: Incoming, reply: Reply, tookMs: number): void => {
  const at = new Date().toISOString()
  const asked = { ...incoming.query, ...incoming.form }
  for (const {
    code,
    client,
    person,
    secret,
    delivered = [],
    minted = {},
    parameters = asked,
    ...known
  } of reply.notes)
    world.journal.record({
      ...known,
      at,
      method: incoming.method,
      path: incoming.path,
      parameters,
      status: reply.status,
      ...(code === undefined ? {} : { code }),
      ...(client === undefined ? {} : { client }),
      ...(person === undefined ? {} : { person }),
      ...(secret === undefined ? {} : { secret }),
      delivered,
      minted,
      tookMs,
    })
}
