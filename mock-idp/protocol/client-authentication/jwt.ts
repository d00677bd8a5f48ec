import type { KeyObject } from 'node:crypto'
import type { JWK } from 'jose'
import type { Refusal } from '../../aadsts/refusal.ts'
import { iso7 } from '../iso7.ts'

type Members = Readonly<Record<string, unknown>>

/** A JWT as somebody sent it: nothing in it is verified. */
export interface ReadJwt {
  readonly text: string
  readonly header: Members
  readonly claims: Members
}

/** Undefined when the text is no compact JWS of JSON objects. */
export const readJwt = (text: string): ReadJwt | undefined => {
  const parts = text.split('.')
  if (parts.length !== 3) return undefined
  const [header, claims] = parts.map(readPart)
  return header === undefined || claims === undefined ? undefined : { text, header, claims }
}

const readPart = (part: string): Members | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

export const textIn = (members: Members, name: string): string | undefined => {
  const value = members[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The values of `aud`, which may be one or several. */
export const audiencesOf = ({ aud }: Members): readonly string[] =>
  (Array.isArray(aud) ? aud : [aud]).filter((one) => typeof one === 'string')

/** Whether one of the keys signed it, with one of the algorithms. jose is loaded with the first assertion. */
export const isSignedBy = async (
  text: string,
  keys: readonly (KeyObject | JWK)[],
  algorithms: readonly string[],
): Promise<boolean> => {
  const { compactVerify } = await import('jose')
  for (const key of keys)
    try {
      await compactVerify(text, key, { algorithms: [...algorithms] })
      return true
    } catch {
      // Another key may fit.
    }
  return false
}

/**
 * Whether an assertion is valid now (AADSTS700024).
 * @param now milliseconds, by the clock of the application's tenant
 */
export const timeRefusal = ({ exp, nbf, iat }: Members, now: number): Refusal | undefined => {
  const seconds = (value: unknown): number =>
    typeof value === 'number' && Number.isFinite(value) ? value : 0
  const from = seconds(nbf ?? iat) * 1000
  const until = seconds(exp) * 1000
  if (now < until && now + leeway >= from) return undefined
  return {
    code: 700024,
    values: { currentTime: iso7(now), validFrom: iso7(from), expiryTime: iso7(until) },
    reason: `The assertion is valid from ${iso7(from)} to ${iso7(until)}, and it is ${iso7(now)}.`,
  }
}

/** Milliseconds by which the clock of a client may be ahead. */
const leeway = 300_000
