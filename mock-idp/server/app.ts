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
import { createRouteTable, type RouteTable } from './route-table.ts'
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
  adminConsent: async () => (await import('../protocol/admin-consent.ts')).handleAdminConsent,
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

type Rim = ReturnType<typeof serveIn>

const add = (app: RouteTable, { serve }: Rim, routes: readonly Route[]): void => {
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

/** Express, behind whatever has to be put right before anything is routed. */
const behindRim = (table: RouteTable, { serve, refuse }: Rim): RequestListener => {
  const app = makeExpress()
  table.mount(app, refuse)
  app.use(serve('unknown'))
  return (request, response) => {
    request.url = soundTarget(request.url ?? '/')
    // Who hangs up in the middle of an answer is no failure of ours.
    response.on('error', () => undefined)
    app(request, response)
  }
}

/** The host of Microsoft Graph, as far as logins need it; also that of v1.0 issuers. */
export const createNeighbour = (world: World): RequestListener => {
  // Made when it is first called: nobody needs it for the first answer.
  let made: RequestListener | undefined
  const make = (): RequestListener => {
    const app = createRouteTable()
    const rim = serveIn(world)
    add(app, rim, graphRoutes)
    return behindRim(app, rim)
  }
  return (request, response) => {
    made ??= make()
    made(request, response)
  }
}

/** The protocol endpoints. */
export const createApp = (world: World): RequestListener => {
  const app = createRouteTable()
  const rim = serveIn(world)
  const { serve } = rim
  add(app, rim, loginRoutes)
  app.get('/:tenant/oauth2/v2.0/authorize', serve('authorize'))
  app.post('/:tenant/oauth2/v2.0/authorize', serve('authorize'))
  app.get('/:tenant/oauth2/authorize', serve('authorize'))
  app.post('/:tenant/oauth2/authorize', serve('authorize'))
  app.get('/:tenant/adminconsent', serve('adminConsent'))
  app.get('/:tenant/v2.0/adminconsent', serve('adminConsent'))
  app.all('/:tenant/oauth2/v2.0/token', serve('token'))
  app.all('/:tenant/oauth2/token', serve('token'))
  app.all('/:tenant/oauth2/v2.0/devicecode', serve('deviceCode'))
  app.all('/:tenant/oauth2/devicecode', serve('deviceCode'))
  app.get('/:tenant/deviceauth', serve('deviceAuth'))
  app.post('/:tenant/deviceauth', serve('deviceAuth'))
  app.get('/:tenant/mock/sign-in/:uid', serve('signIn'))
  app.post('/:tenant/mock/sign-in/:uid', serve('signIn'))
  app.get('/error', serve('lookup'))
  return behindRim(app, rim)
}
