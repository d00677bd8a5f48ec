import { messageOf, type Refusal, refusalBody, type Stamp } from '../aadsts/refusal.ts'
import { isTransportFault } from '../faults/apply.ts'
import type { AnswerFault, Fault, Json } from '../faults/fault.ts'
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

/** Another answer in the place of the honest one. A text is sent as it is. */
export const answerReply = (fault: AnswerFault, honest: Reply): Reply => ({
  ...honest,
  status: fault.status,
  headers: { 'Content-Type': fault.contentType ?? jsonType, ...notCached },
  body: typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body),
})

/** The reply, with the faults that are about how it is sent. */
export const withTransport = (reply: Reply, faults: readonly Fault[]): Reply => {
  const transport = faults.filter(isTransportFault)
  return transport.length === 0 ? reply : { ...reply, transport }
}

/** The reply with lies added to its last note. */
export const withDelivered = (reply: Reply, delivered: Note['delivered'] = []): Reply => {
  const last = reply.notes.at(-1)
  if (last === undefined || delivered.length === 0) return reply
  return {
    ...reply,
    notes: [...reply.notes.slice(0, -1), { ...last, delivered: [...(last.delivered ?? []), ...delivered] }],
  }
}
