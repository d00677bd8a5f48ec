/** The lies that replace a whole answer, or are about how it is sent: the same for every message. */
import type { DeliveredFault } from '../contract.ts'
import type { Note, Reply } from '../server/exchange.ts'
import { jsonType, notCached } from '../server/headers.ts'
import {
  deliveredWhole,
  isAnswerFault,
  isContentTypeFault,
  isRedirectFault,
  isTransportFault,
} from './apply.ts'
import type { AnswerFault, Fault, Json, RedirectFault, TransportFault } from './fault.ts'

/**
 * The answer with the whole lies told in it: first another answer, then a redirect, then another content type,
 * then what happens below HTTP. Without such a fault it is the very object that came in.
 * @param honest what the journal shows beside a lie that replaced the message
 */
export const withWholeFaults = (honestReply: Reply, faults: readonly Fault[], honest: Json): Reply => {
  if (faults.length === 0) return honestReply
  let reply = honestReply
  const delivered: DeliveredFault[] = []
  const answer = faults.find(isAnswerFault)
  if (answer !== undefined) {
    reply = answered(reply, answer)
    delivered.push(deliveredWhole(answer, answer.body, honest))
  }
  const redirect = faults.find(isRedirectFault)
  if (redirect !== undefined) {
    reply = redirected(reply, redirect)
    delivered.push(deliveredWhole(redirect, redirect.location, honest))
  }
  const typed = faults.find(isContentTypeFault)
  if (typed !== undefined) {
    const { contentType, encoding } = typed
    const { 'Content-Type': before } = reply.headers
    reply = {
      ...reply,
      headers: { ...reply.headers, 'Content-Type': contentType },
      ...(encoding === undefined ? {} : { encoding }),
    }
    delivered.push(deliveredWhole(typed, contentType, typeof before === 'string' ? before : undefined))
  }
  const transport = faults.filter(isTransportFault)
  if (transport.length > 0) reply = { ...reply, transport }
  return withDelivered(reply, [
    ...delivered,
    ...transport.map((fault) => deliveredWhole(fault, amountOf(fault), undefined)),
  ])
}

const amountOf = ({ milliseconds, bytes }: TransportFault): Json | undefined => milliseconds ?? bytes

/** Another answer in the place of the honest one. A text is sent as it is. */
const answered = (honest: Reply, { status, contentType = jsonType, body }: AnswerFault): Reply => ({
  ...honest,
  status,
  headers: { 'Content-Type': contentType, ...notCached },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

const redirected = (honest: Reply, { status = 302, location }: RedirectFault): Reply => ({
  ...honest,
  status,
  headers: { Location: location, ...notCached },
  body: '',
})

/** The reply with lies added to its last note. */
export const withDelivered = (reply: Reply, delivered: Note['delivered'] = []): Reply => {
  const last = reply.notes.at(-1)
  if (last === undefined || delivered.length === 0) return reply
  return {
    ...reply,
    notes: [...reply.notes.slice(0, -1), { ...last, delivered: [...(last.delivered ?? []), ...delivered] }],
  }
}
