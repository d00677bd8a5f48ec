import { createHmac, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { Json } from '../faults/fault.ts'

const signAsync = promisify<string, Uint8Array, KeyObject, Buffer>(sign)

/** One segment of a compact JWS. */
export const segment = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** RS256, in the thread pool: an RSA signature takes half a millisecond of a core. */
export const signRs256 = async (input: string, key: KeyObject): Promise<string> =>
  (await signAsync('RSA-SHA256', Buffer.from(input), key)).toString('base64url')

export const signHs256 = (input: string, secret: string): string =>
  createHmac('sha256', secret).update(input).digest('base64url')
