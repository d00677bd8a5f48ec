import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Members } from '../faults/apply.ts'
import type { Seed } from '../seed.ts'

/** How every access token of a personal account begins. */
const beginning = 'EwB4A8l6BAAU'

/**
 * The access token that a personal account gets for Graph: an encrypted ticket, no JWT. Relying parties can
 * make nothing of it; the mock can open it.
 */
export const sealTicket = (seed: Seed, serial: number, claims: Members): string => {
  const iv = seed.bytes(`ticket-iv:${serial}`, 12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(seed), iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(claims)), cipher.final()])
  return `${beginning}${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')}`
}

/** The claims in a ticket that this mock sealed; undefined for anything else. */
export const openTicket = (seed: Seed, token: string): Readonly<Record<string, unknown>> | undefined => {
  if (!token.startsWith(beginning)) return undefined
  const bytes = Buffer.from(token.slice(beginning.length), 'base64')
  if (bytes.length < 28) return undefined
  const decipher = createDecipheriv('aes-256-gcm', keyOf(seed), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}

const keyOf = (seed: Seed): Buffer => seed.bytes('ticket-key', 32)
