/** Speaks the driver contract to a driver over HTTP: `POST {base}/{verb}` with JSON both ways. */
import { request } from 'undici'
import type { Driver } from '../driver.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import { type Ask, type RawReply, remoteDriver } from './remote.ts'

export interface HttpDriverOptions {
  readonly timeoutMs: number
  /** Sent as `Authorization: Bearer`, for a driver that is not meant for everybody. */
  readonly token?: string | undefined
}

const excerpt = (text: string): string => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text)

/**
 * Asks one verb. Anything but 200 with JSON or 501 is the driver's own failure, never the product's
 * refusal, and throws a `driver` error.
 */
export const askOverHttp = async (
  base: string,
  verb: string,
  body: unknown,
  { timeoutMs, token }: HttpDriverOptions,
): Promise<RawReply> => {
  const url = `${base.replace(/\/+$/, '')}/${verb}`
  const failed = (what: string, cause?: unknown): HarnessError =>
    new HarnessError('driver', `the driver at ${url} ${what}`, cause === undefined ? {} : { cause })
  let status: number
  let text: string
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    })
    status = answer.statusCode
    text = await answer.body.text()
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'TimeoutError') {
      throw failed(`did not answer within ${timeoutMs / 1000} s. Is it stuck, or waiting for something?`)
    }
    throw failed(`could not be reached (${wordsOf(thrown)}). Start it, or correct --driver.`, thrown)
  }
  if (status === 501) return { kind: 'unsupported' }
  if (status !== 200) throw failed(`answered ${status} ${excerpt(text)}; the contract knows 200 and 501.`)
  try {
    return { kind: 'reply', value: JSON.parse(text) }
  } catch {
    throw failed(`answered ${excerpt(text)}, which is not JSON.`)
  }
}

/** How a verb is asked of the driver at this URL. */
export const httpAsk =
  (base: string, options: HttpDriverOptions): Ask =>
  (verb, body) =>
    askOverHttp(base, verb, body, options)

/** A driver behind a URL. */
export const httpDriver = (base: string, options: HttpDriverOptions): Driver =>
  remoteDriver(httpAsk(base, options))
