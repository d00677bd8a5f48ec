import type { Express, RequestHandler } from 'express'

type Method = 'get' | 'post' | 'options' | 'all'
type Add = (path: string, handler: RequestHandler) => void

/**
 * Paths, and who answers which method there. Express compiles a pattern for every call of `app.get`, which takes
 * a tenth of the start; from this table it gets each path once.
 */
export interface RouteTable extends Readonly<Record<Method, Add>> {
  /**
   * Gives the paths to express. Every path answers every method: those that it does not know with a refusal.
   * @param refuse answers methods other than the allowed ones
   */
  mount(app: Express, refuse: (allowed: readonly string[]) => RequestHandler): void
}

export const createRouteTable = (): RouteTable => {
  const paths = new Map<string, Map<Method, RequestHandler>>()
  const add =
    (method: Method): Add =>
    (path, handler) => {
      const handlers = paths.get(path) ?? new Map<Method, RequestHandler>()
      handlers.set(method, handler)
      paths.set(path, handlers)
    }
  return {
    get: add('get'),
    post: add('post'),
    options: add('options'),
    all: add('all'),
    mount: (app, refuse) => {
      for (const [path, handlers] of paths) {
        const route = app.route(path)
        for (const [method, handler] of handlers) route[method](handler)
        if (!handlers.has('all'))
          route.all(refuse([...handlers.keys()].map((method) => method.toUpperCase())))
      }
    },
  }
}
