import type { RequestListener } from 'node:http'
import type { MockEntra } from '../contract.ts'
import { listen, reachableHost } from '../server/listener.ts'

/** What the control API works on. */
export type Controlled = Omit<MockEntra, 'control' | 'close'>

/** Starts the control API and the portal, in plain http. The code of each is loaded with its first request. */
export const startControl = async (
  controlled: Controlled,
  { host, port, token }: { readonly host: string; readonly port: number; readonly token: string },
): Promise<{ readonly url: string; close(): Promise<void> }> => {
  const api = lazily(async () => (await import('./api.ts')).controlHandler(controlled, token))
  const portal = lazily(async () => (await import('../portal/portal.ts')).portalHandler(controlled, token))
  const listener = await listen({ host, port })
  listener.serve((request, response) => {
    const path = request.url?.split('?')[0] ?? '/'
    const serve = path === '/' || /^\/portal(\/|$)/.test(path) ? portal : api
    serve(request, response)
  })
  return { url: `http://${reachableHost(host)}:${listener.port}`, close: listener.close }
}

const lazily = (load: () => Promise<RequestListener>): RequestListener => {
  let loaded: Promise<RequestListener> | undefined
  return (request, response) => {
    loaded ??= load()
    loaded.then(
      (handle) => handle(request, response),
      () => response.destroy(),
    )
  }
}
