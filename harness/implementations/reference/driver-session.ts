/** A session of the product's own login, for logins whose beginning is not what is judged. */
import { request } from 'undici'
import { defaultPatienceMs, type Limit, patiently, tooManyRequests } from '../../browser/slow-down.ts'
import type { Driver } from '../../driver.ts'

interface Answer extends Limit {
  readonly status: number
  readonly cookies: readonly string[]
}

const send = async (origin: string, form: URLSearchParams): Promise<Answer> => {
  const { statusCode, headers, body } = await request(`${origin}/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  })
  await body.dump()
  const { 'retry-after': retryAfter, 'set-cookie': cookies = [] } = headers
  return { status: statusCode, cookies: [cookies].flat(), retryAfter: [retryAfter].flat()[0] }
}

/** Sends what the form of the login would send, and hands over the cookies of the answer. Over https the pages do it. */
export const sessionOf =
  (origin: string, password: string): NonNullable<Driver['session']> =>
  async (_organisation, email) => {
    if (!origin.startsWith('http:')) return { status: 'unsupported' }
    const { answer } = await patiently(
      { patienceMs: defaultPatienceMs, where: `POST ${origin}/login` },
      () => send(origin, new URLSearchParams({ email, password })),
      (one) => (one.status === tooManyRequests ? one : undefined),
    )
    return answer.status === 303
      ? { status: 'ok', origin, cookies: answer.cookies }
      : { status: 'refused', reason: `the product's own login answered with status ${answer.status}` }
  }
