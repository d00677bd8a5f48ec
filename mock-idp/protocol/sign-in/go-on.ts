import type { Refusal } from '../../aadsts/refusal.ts'
import { withCookies } from '../../engine/call.ts'
import type { Note, Reply } from '../../server/exchange.ts'
import { pageReply, refusalPage } from '../../server/replies.ts'
import { tenantNameOf } from '../authorize-request.ts'
import { clockOf, stampOf } from '../context.ts'
import type { Attempt, Step } from './attempt.ts'
import { conclude, withSetCookie } from './conclude.ts'
import { judge } from './directory-rules.ts'
import type { Progress } from './progress.ts'
import { showStep } from './show-step.ts'
import { attemptOf, noteBase, pageOf, type Situation } from './situation.ts'

/** Pages with a heading of their own: "You cannot access this right now". */
const blocked = new Set([53000, 53001, 53002, 53003, 53004, 53011, 530032, 50097])

/**
 * Brings a sign-in as far as it goes: to the next page that asks something, to a refusal, or back to the
 * relying party.
 * @param uid the engine's name of the interaction
 * @param cookies lines for Set-Cookie that were made on the way
 */
export const goOn = async (
  situation: Situation,
  uid: string,
  progress: Progress,
  cookies: readonly string[] = [],
): Promise<Reply> => {
  const { world, engine, visitor } = situation
  world.grants.signIns.set(uid, progress)
  const attempt = attemptOf(situation, progress)
  if (attempt === undefined) return withSetCookie(gone(situation, uid), cookies)
  const verdict = judge(attempt)
  switch (verdict.kind) {
    case 'refused':
      return withSetCookie(refuseOnPage(situation, uid, verdict.refusal, attempt), cookies)
    case 'asked':
      return withSetCookie(ask(situation, attempt, verdict.step, verdict.refusal), cookies)
    case 'pass': {
      const cookie = withCookies(visitor.cookie, cookies)
      const { person } = attempt.record
      const finished = await engine.finish({ ...visitor, cookie }, uid, accountOf(progress), progress.since)
      const reply = await conclude(situation, finished.outcome, progress.proofs)
      const note: Note = {
        ...noteBase(situation),
        outcome: 'answered',
        reason: `${person.userPrincipalName} signed in on the page.`,
        person: person.id,
      }
      return withSetCookie({ ...reply, notes: [note, ...reply.notes] }, [...cookies, ...finished.cookies])
    }
  }
}

const accountOf = ({ accountId = '' }: Progress): string => accountId

/** Shows the page of a step. */
const ask = (situation: Situation, attempt: Attempt, step: Step, refusal: Refusal): Reply => {
  const note: Note = {
    ...noteBase(situation),
    outcome: step === 'approval' ? 'refused' : 'asked',
    ...(step === 'approval' ? { code: `AADSTS${refusal.code}` } : {}),
    reason: refusal.reason,
    person: attempt.record.person.id,
  }
  return pageReply(200, showStep(step, attempt), [note])
}

/** A refusal on the page; the person may try with another account. */
export const refuseOnPage = (
  situation: Situation,
  uid: string,
  refusal: Refusal,
  attempt?: Attempt,
): Reply => {
  const { world, incoming, authority } = situation
  const clock = attempt?.tenant.clock ?? clockOf(authority)
  const note = {
    ...noteBase(situation),
    ...(attempt === undefined ? {} : { person: attempt.record.person.id }),
  }
  return refusalPage(refusal, stampOf(world, incoming, clock), note, {
    blocked: blocked.has(refusal.code),
    otherAccount: `${pageOf(situation, uid)}?other`,
  })
}

/** Somebody who was taken out of the directory in the middle of it. */
const gone = (situation: Situation, uid: string): Reply =>
  refuseOnPage(situation, uid, {
    code: 51004,
    values: { tenantName: tenantNameOf(situation.authority) },
    reason: 'The person was taken out of the directory.',
  })
