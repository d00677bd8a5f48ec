/** A session of the product's own login, for logins whose beginning is not what is judged. */
import { request } from 'undici'
import type { Driver } from '../../driver.ts'

/** Sends what the form of the login would send, and hands over the cookies of the answer. Over https the pages do it. */
export const sessionOf =
  (origin: string, password: string): NonNullable<Driver['session']> =>
  async (_organisation, email) => {
    if (!origin.startsWith('http:')) return { status: 'unsupported' }
    const { statusCode, headers, body } = await request(`${origin}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email, password }).toString(),
    })
    await body.dump()
    return statusCode === 303
      ? { status: 'ok', origin, cookies: [headers['set-cookie'] ?? []].flat() }
      : { status: 'refused', reason: `the product's own login answered with status ${statusCode}` }
  }
