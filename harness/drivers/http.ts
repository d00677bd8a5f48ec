/** Speaks the driver contract to a driver over HTTP: `POST {base}/{verb}` with JSON both ways. */
import { request } from 'undici'
import type { Driver, Verb } from '../driver.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import { checkReply, type ReplyOf } from './schema.ts'

export interface HttpDriverOptions {
  readonly timeoutMs: number
  /** Sent as `Authorization: Bearer`, for a driver that is not meant for everybody. */
  readonly token?: string | undefined
}

/** A reply of the HTTP transport before it is checked; `unsupported` is status 501. */
type RawReply = { readonly kind: 'reply'; readonly value: unknown } | { readonly kind: 'unsupported' }

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

/** A driver behind a URL. */
export const httpDriver = (base: string, options: HttpDriverOptions): Driver => {
  const ask = async <Name extends Verb>(verb: Name, body: unknown): Promise<ReplyOf<Name>> => {
    const raw = await askOverHttp(base, verb, body, options)
    return checkReply(verb, raw.kind === 'unsupported' ? { status: 'unsupported' } : raw.value)
  }
  return {
    describe: () => ask('describe', {}),
    organisation: (request) => ask('organisation', request),
    setup: (organisation, connection) => ask('setup', { organisation, connection }),
    test: (organisation) => ask('test', { organisation }),
    status: (organisation) => ask('status', { organisation }),
    enable: (organisation) => ask('enable', { organisation }),
    disable: (organisation) => ask('disable', { organisation }),
    arrange: (organisation, connection) => ask('arrange', { organisation, connection }),
    forget: (organisation) => ask('forget', { organisation }),
    signIn: (organisation, email) => ask('sign-in', { organisation, email }),
    session: (organisation, email) => ask('session', { organisation, email }),
    login: (organisation, email, returnTo) =>
      ask('login', { organisation, email, ...(returnTo === undefined ? {} : { returnTo }) }),
    logout: (organisation) => ask('logout', { organisation }),
    joinLink: (organisation, email) => ask('join-link', { organisation, email }),
    inviteLink: (organisation, email) => ask('invite-link', { organisation, email }),
    settings: (organisation, settings) => ask('settings', { organisation, settings }),
    member: (organisation, email, change) => ask('member', { organisation, email, change }),
    auditLog: (organisation) => ask('audit-log', { organisation }),
    sessionTimeout: (organisation, seconds) => ask('session-timeout', { organisation, seconds }),
    advanceClock: (organisation, seconds) => ask('advance-clock', { organisation, seconds }),
    whoami: (organisation) => ask('whoami', { organisation }),
    probe: (organisation, what) => ask('probe', { organisation, what }),
    channels: (organisation) => ask('channels', { organisation }),
    apiToken: (organisation, email) => ask('api-token', { organisation, email }),
    writes: (organisation, text) => ask('writes', { organisation, text }),
    release: (organisation) => ask('release', { organisation }),
    reset: () => ask('reset', {}),
  }
}
