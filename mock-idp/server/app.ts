import type { RequestListener } from 'node:http'
import { performance } from 'node:perf_hooks'
import express, { type Request, type Response } from 'express'
import { handleDiscovery, handleKeySet, handlePreflight } from '../protocol/metadata.ts'
import type { World } from '../world.ts'
import type { Incoming, Reply } from './exchange.ts'
import { refuseEarly, wrongByItself, wrongMethod } from './gate.ts'
import { graphRoutes, loginRoutes, type Route } from './metadata-routes.ts'
import { note } from './note.ts'
import { ownFailure } from './own-failure.ts'
import { read } from './read.ts'
import { soundTarget } from './target.ts'
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

/**
 * An express handler for a handler of ours: reading, writing, the journal and all that is wrong with a request by
 * itself happen here, once for all.
 */
const serveIn = (world: World) => {
  const answer = async (
    request: Request,
    response: Response,
    handle: () => Handler | Promise<Handler>,
  ): Promise<void> => {
    const started = performance.now()
    const incoming = await read(request, request.originalUrl).catch(() => undefined)
    // The other side hung up before its request was complete: nobody is left to answer.
    if (incoming === undefined) return
    const reply = await decide(world, incoming, handle)
    note(world, incoming, reply, performance.now() - started)
    await write(world, response, reply)
  }
  const serve = (name: HandlerName) => {
    let loaded: Handler | Promise<Handler> | undefined
    const handle = (): Handler | Promise<Handler> => {
      loaded ??= handlers[name]()
      return loaded
    }
    return (request: Request, response: Response) => answer(request, response, handle)
  }
  const refuse = (allowed: readonly string[]) => {
    const handle = (): Handler => wrongMethod(allowed)
    return (request: Request, response: Response) => answer(request, response, handle)
  }
  return { serve, refuse }
}

const mount = (
  app: express.Express,
  { serve }: ReturnType<typeof serveIn>,
  routes: readonly Route[],
): void => {
  for (const [method, path, name] of routes) app[method](path, serve(name))
}

const decide = async (
  world: World,
  incoming: Incoming,
  handle: () => Handler | Promise<Handler>,
): Promise<Reply> => {
  try {
    const wrong = wrongByItself(incoming)
    if (wrong !== undefined)
      return await refuseEarly(world, incoming, wrong, incoming.tooLarge === true ? 413 : undefined)
    return await (await handle())(world, incoming)
  } catch (thrown) {
    return await ownFailure(world, incoming, thrown)
  }
}

/** Every path answers every method: the ones that it does not know with a refusal that says which it knows. */
const refuseOtherMethods = (app: express.Express, { refuse }: ReturnType<typeof serveIn>): void => {
  const known = new Map<string, Set<string>>()
  for (const { route } of app.router.stack) {
    if (route === undefined) continue
    const methods = known.get(route.path) ?? new Set<string>()
    for (const { method } of route.stack) methods.add(method?.toUpperCase() ?? '*')
    known.set(route.path, methods)
  }
  for (const [path, methods] of known) if (!methods.has('*')) app.all(path, refuse([...methods]))
}

/** Express, behind whatever has to be put right before anything is routed. */
const behindRim =
  (app: express.Express): RequestListener =>
  (request, response) => {
    request.url = soundTarget(request.url ?? '/')
    // Who hangs up in the middle of an answer is no failure of ours.
    response.on('error', () => undefined)
    app(request, response)
  }

/** The host of Microsoft Graph, as far as logins need it; also that of v1.0 issuers. */
export const createNeighbour = (world: World): RequestListener => {
  const app = makeExpress()
  const rim = serveIn(world)
  mount(app, rim, graphRoutes)
  refuseOtherMethods(app, rim)
  app.use(rim.serve('unknown'))
  return behindRim(app)
}

/** The protocol endpoints. */
export const createApp = (world: World): RequestListener => {
  const app = makeExpress()
  const rim = serveIn(world)
  const { serve } = rim
  mount(app, rim, loginRoutes)
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
  refuseOtherMethods(app, rim)
  app.use(serve('unknown'))
  return behindRim(app)
}
