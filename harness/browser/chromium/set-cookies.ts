/**
 * Chromium tells what an answer sets as cookies apart from the answer: once for each request of a chain of
 * redirects, in order, before or after the answer itself.
 */
import type { CDPSession } from 'playwright-core'

/** What the next answer of a request sets; nothing when Chromium does not say in time. */
export type NextSetCookies = (networkId: string | undefined) => Promise<readonly string[]>

const patienceMs = 500

interface Line {
  readonly told: (readonly string[])[]
  asked: ((cookies: readonly string[]) => void) | undefined
}

export const listenForSetCookies = (cdp: CDPSession): NextSetCookies => {
  const lines = new Map<string, Line>()
  const lineOf = (id: string): Line => {
    const known = lines.get(id) ?? { told: [], asked: undefined }
    lines.set(id, known)
    return known
  }
  cdp.on('Network.responseReceivedExtraInfo', ({ requestId, headers }) => {
    const cookies = Object.entries(headers)
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .flatMap(([, value]) => String(value).split('\n'))
    const line = lineOf(requestId)
    if (line.asked === undefined) line.told.push(cookies)
    else line.asked(cookies)
  })
  return (networkId) => {
    if (networkId === undefined) return Promise.resolve([])
    const line = lineOf(networkId)
    const told = line.told.shift()
    if (told !== undefined) return Promise.resolve(told)
    return new Promise((resolve) => {
      const answer = (cookies: readonly string[]): void => {
        clearTimeout(timer)
        line.asked = undefined
        resolve(cookies)
      }
      const timer = setTimeout(() => answer([]), patienceMs)
      line.asked = answer
    })
  }
}
