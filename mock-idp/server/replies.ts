import { messageOf, type Refusal, refusalBody } from '../aadsts/refusal.ts'
import type { Stamp } from '../aadsts/stamp.ts'
import { type ErrorPageDetails, errorPage } from '../pages/error-page.ts'
import type { World } from '../world.ts'
import type { Note, Reply } from './exchange.ts'
import { htmlType, notCached } from './headers.ts'
import { jsonReply } from './json-reply.ts'

export { jsonReply }

export const pageReply = (status: number, body: string, notes: readonly Note[]): Reply => ({
  status,
  headers: { 'Content-Type': htmlType, ...notCached },
  body,
  notes,
})

/** A refusal on a page: the relying party never hears of it. */
export const refusalPage = (
  refusal: Refusal,
  stamp: Stamp,
  note: Omit<Note, 'outcome' | 'code' | 'reason'>,
  details: ErrorPageDetails = {},
): Reply => pageReply(200, errorPage(messageOf(refusal), stamp, details), [refusedNote(refusal, note)])

/** A refusal in JSON. `error` overrides the OAuth error of the catalogue. */
export const refusalJson = (
  world: World,
  refusal: Refusal,
  stamp: Stamp,
  status: number,
  note: Omit<Note, 'outcome' | 'code' | 'reason'>,
  error?: string,
): Reply => jsonReply(status, refusalBody(refusal, stamp, world.origin, error), [refusedNote(refusal, note)])

export const refusedNote = (refusal: Refusal, note: Omit<Note, 'outcome' | 'code' | 'reason'>): Note => ({
  ...note,
  outcome: 'refused',
  code: `AADSTS${refusal.code}`,
  reason: refusal.reason,
})
