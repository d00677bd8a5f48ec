import type { RequestListener } from 'node:http'
import type { MockEntra } from '../contract.ts'
import { listen } from '../server/listener.ts'

/** What the control API works on. */
export type Controlled = Omit<MockEntra, 'control' | 'close'>

/** Starts the control API and the portal on loopback, in plain http. The code of each is loaded with its first request. */
export const startControl = async (
  controlled: Controlled,
  { port, token }: { readonly port: number; readonly token: string },
): Promise<{ readonly url: string; close(): Promise<void> }> => {
  const api = lazily(async () => (await import('./api.ts')).controlHandler(controlled, token))
  const portal = lazily(async () => (await import('../portal/portal.ts')).portalHandler(controlled, token))
  const listener = await listen({ host: '127.0.0.1', port })
  listener.serve((request, response) => {
    const path = request.url?.split('?')[0] ?? '/'
    const serve = path === '/' || /^\/portal(\/|$)/.test(path) ? portal : api
    serve(request, response)
  })
  return { url: `http://127.0.0.1:${listener.port}`, close: listener.close }
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
