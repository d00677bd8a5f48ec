import { createHash } from 'node:crypto'
import type { Members } from '../faults/apply.ts'

/** `c_hash` and `at_hash`: the left half of the SHA-256 of the text, base64url (OpenID Connect Core 3.3.2.11). */
export const leftHalfHash = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')

/** The hashes that an ID token in the front channel carries; those from the token endpoint carry none. */
export const frontChannelHashes = ({
  code,
  accessToken,
}: {
  readonly code: string | undefined
  readonly accessToken: string | undefined
}): Members => ({
  ...(accessToken === undefined ? {} : { at_hash: leftHalfHash(accessToken) }),
  ...(code === undefined ? {} : { c_hash: leftHalfHash(code) }),
})
