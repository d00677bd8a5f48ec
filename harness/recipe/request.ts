/** Requests that Greencheck sends to the product itself, and what becomes of their answers. */
import type { CookieJar } from 'tough-cookie'
import type { Agent } from 'undici'
import { locate } from '../browser/locate.ts'
import { readDocument } from '../browser/page.ts'
import { defaultPatienceMs, type Limit, patiently, tooManyRequests } from '../browser/slow-down.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import { locatorOf } from './locator.ts'
import type { RequestStep } from './schema.ts'
import { fill, fillAddress, fillJson, fillRecord, type Values } from './values.ts'

export interface Sender {
  readonly agent: Agent
  /** Cookies of whoever configures the product, kept from one request to the next. */
  readonly jar: CookieJar
  readonly timeoutMs: number
  /** How long a product that answers 429 is waited for. */
  readonly patienceMs?: number
  readonly signal?: AbortSignal | undefined
}

export interface Answer {
  readonly status: number
  readonly body: string
  readonly location: string | undefined
}

export type Sent =
  | { readonly kind: 'ok'; readonly saved: ReadonlyMap<string, string> }
  | { readonly kind: 'refused'; readonly reason: string }

const bodyLimit = 1_000_000

const contentOf = (
  { json, form }: RequestStep,
  values: Values,
): { readonly body: string | null; readonly type: string | undefined } => {
  if (json !== undefined) return { body: JSON.stringify(fillJson(json, values)), type: 'application/json' }
  if (form === undefined) return { body: null, type: undefined }
  const fields = new URLSearchParams(fillRecord(form, values))
  return { body: fields.toString(), type: 'application/x-www-form-urlencoded' }
}

/** Sends it; a product that does not answer, or by nothing but 429, is a `product` error. Redirects are answers. */
export const send = async (
  sender: Sender,
  step: RequestStep,
  values: Values,
  base: string,
): Promise<Answer> => {
  const { answer } = await patiently(
    { patienceMs: sender.patienceMs ?? defaultPatienceMs, where: step.request, signal: sender.signal },
    () => sendOnce(sender, step, values, base),
    (one) => (one.status === tooManyRequests ? one : undefined),
  )
  return answer
}

const sendOnce = async (
  { agent, jar, timeoutMs, signal }: Sender,
  step: RequestStep,
  values: Values,
  base: string,
): Promise<Answer & Limit> => {
  const [method = 'GET', address = '/'] = step.request.split(' ')
  const url = new URL(fillAddress(address, values, base))
  const { body, type } = contentOf(step, values)
  const cookies = await jar.getCookieString(url.href)
  const where = `${method} ${url.origin}${url.pathname}`
  try {
    const answer = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: method as 'GET',
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      ...(signal === undefined ? {} : { signal }),
      headers: {
        accept: 'application/json, text/html;q=0.9, */*;q=0.8',
        'user-agent': 'Greencheck',
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(cookies === '' ? {} : { cookie: cookies }),
        ...lowerCased(fillRecord(step.headers ?? {}, values)),
      },
      body,
    })
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat())
      await jar.setCookie(cookie, url.href, { ignoreError: true })
    const { location, date, 'retry-after': retryAfter } = answer.headers
    return {
      ...(typeof retryAfter === 'string' ? { retryAfter } : {}),
      ...(typeof date === 'string' ? { date } : {}),
      status: answer.statusCode,
      body: (await answer.body.text()).slice(0, bodyLimit),
      location: typeof location === 'string' ? location : undefined,
    }
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
    const why = code.includes('TIMEOUT')
      ? `did not answer ${where} within ${timeoutMs / 1000} s`
      : code === 'ECONNREFUSED'
        ? `is not there: nothing listens at ${url.origin}`
        : `broke ${where} off (${wordsOf(thrown)})`
    throw new HarnessError('product', `the product ${why}`)
  }
}

const lowerCased = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const shorten = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text)

/** The names under which APIs say why they refuse, the most telling first. */
const reasonNames = ['error_description', 'message', 'detail', 'error', 'title', 'code']

const reasonIn = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return undefined
  for (const name of reasonNames) {
    const found = reasonIn(Reflect.get(value, name))
    if (found !== undefined && found !== '') return found
  }
  return undefined
}

/** The product's own words for a refusal. Pure. */
export const wordsIn = (body: string): string => {
  try {
    return shorten(reasonIn(JSON.parse(body)) ?? body)
  } catch {
    return shorten(/<[a-z!]/i.test(body) ? readDocument(body).text : body.trim())
  }
}

const isExpected = (status: number, expect: RequestStep['expect']): boolean =>
  expect === undefined ? status < 400 : [expect.status].flat().includes(status)

const savedFrom = (step: RequestStep, { body, location, status }: Answer): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(step.save ?? {}).map(([name, written]) => {
      const found = written === 'location' ? location : locate({ html: body, body }, locatorOf(written))
      if (found !== undefined) return [name, found]
      throw new HarnessError(
        'driver',
        `the answer to ${step.request} (status ${status}) has nothing at ${JSON.stringify(written)} to save as "${name}": ${JSON.stringify(shorten(body))}`,
      )
    }),
  )

/** Sends it and judges the status: a 5xx is the product's failure, any other surprise is its refusal. */
export const sendStep = async (
  sender: Sender,
  step: RequestStep,
  values: Values,
  base: string,
): Promise<Sent> => {
  const answer = await send(sender, step, values, base)
  if (isExpected(answer.status, step.expect)) return { kind: 'ok', saved: savedFrom(step, answer) }
  const said = wordsIn(answer.body)
  const what = `${fill(step.request, values)} was answered with status ${answer.status}${said === '' ? '' : `: ${said}`}`
  if (answer.status >= 500) throw new HarnessError('product', `the product failed: ${what}`)
  return { kind: 'refused', reason: what }
}
