/** For tests: a browser that keeps cookies, obeys SameSite, follows redirects and can stop before one. */
import { CookieJar } from 'tough-cookie'
import { Agent, fetch } from 'undici'

export interface Landed {
  readonly url: URL
  readonly status: number
  readonly text: string
}

export interface TestBrowser {
  /** The Cookie header that it would send there. */
  cookies(url: string): Promise<string>
  get(url: string, stopBefore?: (url: URL) => boolean): Promise<Landed>
  post(
    url: string,
    fields: Readonly<Record<string, string>>,
    stopBefore?: (url: URL) => boolean,
  ): Promise<Landed>
}

const isStop = () => false

/** A browser without cookies. It trusts the authority `ca` besides none. */
export const testBrowser = (ca: string): TestBrowser & { close(): Promise<void> } => {
  const agent = new Agent({ connect: { ca } })
  const jar = new CookieJar()

  const go = async (
    start: string,
    method: 'GET' | 'POST',
    body: URLSearchParams | null,
    stopBefore: (url: URL) => boolean,
  ): Promise<Landed> => {
    let url = new URL(start)
    let request = { method, body }
    let from = request.method === 'POST' ? url.hostname : undefined
    for (let hop = 0; hop < 20; hop += 1) {
      if (stopBefore(url)) return { url, status: 0, text: '' }
      const isOwn = from === undefined || from === url.hostname
      const sameSiteContext = isOwn ? 'strict' : 'lax'
      const answer = await fetch(url, {
        dispatcher: agent,
        redirect: 'manual',
        method: request.method,
        body: request.body,
        headers: { cookie: await jar.getCookieString(url.href, { sameSiteContext }) },
      })
      for (const cookie of answer.headers.getSetCookie())
        await jar.setCookie(cookie, url.href, { sameSiteContext })
      const location = answer.headers.get('location')
      if (location === null) return { url, status: answer.status, text: await answer.text() }
      await answer.arrayBuffer()
      from = url.hostname
      url = new URL(location, url)
      request = { method: 'GET', body: null }
    }
    throw new Error(`${start} redirects without end`)
  }

  return {
    cookies: (url) => jar.getCookieString(url),
    get: (url, stopBefore = isStop) => go(url, 'GET', null, stopBefore),
    post: (url, fields, stopBefore = isStop) => go(url, 'POST', new URLSearchParams(fields), stopBefore),
    close: () => agent.destroy(),
  }
}
