import type { RequestListener } from 'node:http'
import type { MockEntra } from '../contract.ts'
import { listen } from '../server/listener.ts'

/** What the control API works on. */
export type Controlled = Omit<MockEntra, 'control' | 'close'>

/** Starts the control API on loopback, in plain http. Its code is loaded with its first request. */
export const startControl = async (
  controlled: Controlled,
  { port, token }: { readonly port: number; readonly token: string },
): Promise<{ readonly url: string; close(): Promise<void> }> => {
  let handler: Promise<RequestListener> | undefined
  const listener = await listen({ host: '127.0.0.1', port })
  listener.serve((request, response) => {
    handler ??= import('./api.ts').then(({ controlHandler }) => controlHandler(controlled, token))
    handler.then(
      (handle) => handle(request, response),
      () => response.destroy(),
    )
  })
  return { url: `http://127.0.0.1:${listener.port}`, close: listener.close }
}
