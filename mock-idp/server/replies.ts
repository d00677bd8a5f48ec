import { messageOf, type Refusal, refusalBody, type Stamp } from '../aadsts/refusal.ts'
import type { Json } from '../faults/fault.ts'
import { errorPage } from '../pages/error-page.ts'
import type { World } from '../world.ts'
import type { Note, Reply } from './exchange.ts'
import { htmlType, jsonType, notCached } from './headers.ts'

export const jsonReply = (
  status: number,
  body: Json,
  notes: readonly Note[],
  headers = notCached,
): Reply => ({
  status,
  headers: { 'Content-Type': jsonType, ...headers },
  body: JSON.stringify(body),
  notes,
})

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
): Reply => pageReply(200, errorPage(messageOf(refusal), stamp), [refusedNote(refusal, note)])

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
