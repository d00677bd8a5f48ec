/** Whether a process is ready: one look at a time. */
import { Agent } from 'undici'
import type { Ready } from './plan.ts'
import { isListening } from './port.ts'

/** What a look saw, when it is not ready yet. */
export type Look = { readonly ready: true } | { readonly ready: false; readonly saw: string }

export interface Watch {
  look(remainingMs: number): Promise<Look>
  close(): Promise<void>
}

const isLoopback = (host: string): boolean =>
  /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)

/** The port of this machine at which a product that is ready listens; undefined where that is not said. */
export const portOf = (ready: Ready): number | undefined => {
  if ('port' in ready) return ready.port
  if ('log' in ready) return undefined
  const { hostname, port, protocol } = new URL(ready.url)
  return isLoopback(hostname) ? Number(port || (protocol === 'https:' ? 443 : 80)) : undefined
}

/** What is waited for, completing "before …". Pure. */
export const readyWords = (ready: Ready): string => {
  if ('log' in ready) return `its output showed ${JSON.stringify(ready.log)}`
  if ('port' in ready) return `it listened at port ${ready.port}`
  return `${ready.url} answered with ${ready.status === undefined ? 'a status below 500' : `status ${ready.status}`}`
}

const why = (thrown: unknown): string => {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code === 'ECONNREFUSED') return 'nothing listened there'
  if (code.includes('TIMEOUT') || (thrown instanceof Error && thrown.name === 'TimeoutError'))
    return 'something listened there and did not answer'
  return thrown instanceof Error ? thrown.message || code : String(thrown)
}

/** One answer may take so long before it is asked again. */
const patienceMs = 5000

const watchUrl = (url: string, wanted: number | undefined, ca: string | undefined): Watch => {
  // What a product shows on this machine is its own affair; the mock's trust is the product's, not ours.
  const trust = isLoopback(new URL(url).hostname)
    ? { rejectUnauthorized: false }
    : ca === undefined
      ? {}
      : { ca }
  const agent = new Agent({ connect: trust })
  return {
    look: async (remainingMs) => {
      const { origin, pathname, search } = new URL(url)
      const timeout = Math.max(1, Math.min(patienceMs, remainingMs))
      try {
        const { statusCode, body } = await agent.request({
          origin,
          path: `${pathname}${search}`,
          method: 'GET',
          headersTimeout: timeout,
          bodyTimeout: timeout,
          signal: AbortSignal.timeout(timeout),
        })
        await body.dump()
        return (wanted === undefined ? statusCode < 500 : statusCode === wanted)
          ? { ready: true }
          : { ready: false, saw: `it answered with status ${statusCode}` }
      } catch (thrown) {
        return { ready: false, saw: why(thrown) }
      }
    },
    close: () => agent.destroy(),
  }
}

/** @param seen whether the text to look for has been in the output */
export const watchReady = (ready: Ready, seen: () => boolean, ca?: string): Watch => {
  if ('url' in ready) return watchUrl(ready.url, ready.status, ca)
  const look = async (): Promise<Look> => {
    if ('log' in ready) return seen() ? { ready: true } : { ready: false, saw: 'its output did not show it' }
    return (await isListening(ready.port)) ? { ready: true } : { ready: false, saw: 'nothing listened there' }
  }
  return { look, close: async () => {} }
}
