/**
 * What is wrong with a request whatever it asks for: its method, its length, a parameter that comes twice. Entra
 * refuses such a request before it reads it: on a page where people go, in JSON where programs do.
 */
import type { Refusal } from '../aadsts/refusal.ts'
import type { JournalEntry } from '../contract.ts'
import { clockOf, locate, stampOf, tenantOf } from '../protocol/context.ts'
import type { World } from '../world.ts'
import type { Incoming, Reply } from './exchange.ts'

/** Characters of a query that are taken. Entra has a limit too; how long it is, nobody has said. */
export const longestQuery = 16_384

/** What a path is for, as far as a refusal has to know it. */
export interface Purpose {
  readonly message: JournalEntry['message']
  /** Whether programs call it, and not people. */
  readonly json: boolean
}

/** The purpose of a path, by its last words. */
export const purposeOf = (target: string): Purpose => {
  const [path = ''] = target.split('?', 1)
  return purposes.find(([pattern]) => pattern.test(path))?.[1] ?? { message: 'other', json: false }
}

const purposes: readonly (readonly [RegExp, Purpose])[] = [
  [/\/oauth2\/(?:v2\.0\/)?authorize$/, { message: 'authorize', json: false }],
  [/\/oauth2\/(?:v2\.0\/)?token$/, { message: 'token', json: true }],
  [/\/oauth2\/(?:v2\.0\/)?devicecode$/, { message: 'device-code', json: true }],
  [/\/oauth2\/(?:v2\.0\/)?logout$/, { message: 'logout', json: false }],
  [/\/\.well-known\/openid-configuration$/, { message: 'discovery', json: true }],
  [/\/discovery\/(?:v2\.0\/)?keys$/, { message: 'jwks', json: true }],
  [/\/discovery\/instance$/, { message: 'other', json: true }],
  [/\/(?:oidc\/userinfo|openid\/userinfo)$/, { message: 'userinfo', json: true }],
  [/\/mock\/sign-in\/[^/]*$/, { message: 'sign-in', json: false }],
]

/** The refusal of a request that is wrong by itself; undefined for one that may be read. */
export const wrongByItself = ({ path, tooLarge, repeated = [] }: Incoming): Refusal | undefined => {
  if (tooLarge === true) return { code: 9002313, reason: 'The body of the request is longer than 1 MB.' }
  const query = path.length - path.indexOf('?') - 1
  if (path.includes('?') && query > longestQuery)
    return { code: 90015, reason: `The query has ${query} characters.` }
  const { message } = purposeOf(path)
  const parameter = repeated.find((name) => name !== '' && name !== 'client-request-id')
  return parameter !== undefined && strict.has(message)
    ? { code: 9000411, values: { parameter }, reason: `The parameter ${parameter} comes more than once.` }
    : undefined
}

/** Messages in which a parameter may come once only (RFC 6749, 3.1 and 3.2). */
const strict: ReadonlySet<JournalEntry['message']> = new Set(['authorize', 'token', 'device-code'])

/** A refusal before any handler, as a page or in JSON. The words of refusals are loaded with the first of them. */
export const refuseEarly = async (
  world: World,
  incoming: Incoming,
  refusal: Refusal,
  status?: number,
): Promise<Reply> => {
  const { refusalJson, refusalPage } = await import('./replies.ts')
  const { message, json } = purposeOf(incoming.path)
  const located = locate(world, incoming.segment)
  const authority = located.kind === 'live' ? located.authority : undefined
  const note = { message, tenant: authority === undefined ? null : tenantOf(authority) }
  const stamp = stampOf(world, incoming, authority === undefined ? undefined : clockOf(authority))
  const reply = json ? refusalJson(world, refusal, stamp, 400, note) : refusalPage(refusal, stamp, note)
  return status === undefined ? reply : { ...reply, status }
}

/** What a known path answers to a method that it does not know. OPTIONS is told which it knows. */
export const wrongMethod =
  (allowed: readonly string[]) =>
  async (world: World, incoming: Incoming): Promise<Reply> => {
    const { method } = incoming
    const accepted = allowed.join(', ')
    const reason = `${method} was sent to a path that knows ${accepted}.`
    const reply = await refuseEarly(
      world,
      incoming,
      { code: 900561, values: { accepted, method }, reason },
      405,
    )
    const headers = { ...reply.headers, Allow: accepted }
    return method === 'OPTIONS' ? { ...reply, status: 200, headers, body: '' } : { ...reply, headers }
  }
