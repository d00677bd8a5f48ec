/** The least of a browser: connections that stay open, cookies by name, no redirect followed. */
import { Agent, request } from 'undici'

export interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly text: string
}

export interface Wire {
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  post(url: string, form: Readonly<Record<string, string>>): Promise<Answer>
  /** Forgets all cookies: the next request is somebody else's. */
  forget(): void
  close(): Promise<void>
}

export const openWire = (ca: string | undefined): Wire => {
  const dispatcher = new Agent(ca === undefined ? {} : { connect: { ca } })
  const jar = new Map<string, string>()
  const send = async (
    url: string,
    method: 'GET' | 'POST',
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answer> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await request(url, {
      method,
      dispatcher,
      headers: { ...headers, ...(cookie === '' ? {} : { cookie }) },
      ...(body === undefined ? {} : { body }),
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const { location } = answer.headers
    return {
      status: answer.statusCode,
      location: typeof location === 'string' ? new URL(location, url).href : undefined,
      text: await answer.body.text(),
    }
  }
  return {
    get: (url, headers = {}) => send(url, 'GET', headers),
    post: (url, form) =>
      send(
        url,
        'POST',
        { 'content-type': 'application/x-www-form-urlencoded' },
        new URLSearchParams(form).toString(),
      ),
    forget: () => jar.clear(),
    close: () => dispatcher.close(),
  }
}
