import type { Refusal } from '../../aadsts/refusal.ts'
import type { EngineAnswer } from '../../engine/engine.ts'
import type { Outcome, SessionOf } from '../../engine/provider.ts'
import { makeSid } from '../../minting/opaque.ts'
import type { Note, Reply } from '../../server/exchange.ts'
import { respondRefused } from '../authorization-response.ts'
import type { Attempt } from './attempt.ts'
import { conclude, withSetCookie } from './conclude.ts'
import { outlived } from './conditional-access-rules.ts'
import { judge } from './directory-rules.ts'
import { goOn } from './go-on.ts'
import { namesAnother } from './hints.ts'
import { inSession, nothingYet, type Progress } from './progress.ts'
import { attemptOf, noteBase, pageOf, type Situation } from './situation.ts'
import { toThePage } from './to-the-page.ts'

/** What somebody who is signed in has proved already. */
export const progressOf = ({ world }: Situation, session: SessionOf): Progress =>
  inSession(session, world.grants.proofs.get(makeSid(world.seed, session.sessionUid)) ?? ['pwd'])

/** Somebody is signed in already. The directory's rules hold for them too; with prompt=none nobody can be asked. */
export const goOnInSession = async (
  situation: Situation,
  started: EngineAnswer & { readonly outcome: Extract<Outcome, { readonly kind: 'code' }> },
): Promise<Reply> => {
  const { outcome, cookies } = started
  const progress = progressOf(situation, outcome)
  const attempt = attemptOf(situation, progress)
  const stale = attempt === undefined ? undefined : staleness(situation, attempt)
  if (stale !== undefined || attempt === undefined)
    return askAgain(situation, nothingYet, stale ?? noSession, cookies)
  const verdict = judge(attempt)
  if (verdict.kind !== 'pass') return askAgain(situation, progress, verdict.refusal, cookies)
  const reply = await conclude(situation, outcome, progress.proofs)
  const refused = reply.notes.find(({ code }) => code !== undefined)
  const note: Note = {
    ...noteBase(situation),
    outcome: refused === undefined ? 'answered' : 'refused',
    code: refused?.code,
    reason: refused?.reason ?? 'The person is signed in already.',
  }
  return withSetCookie({ ...reply, notes: [note, ...reply.notes] }, cookies)
}

const noSession: Refusal = {
  code: 50058,
  reason: 'The person of the session is not in the directory any more.',
}

/** The session began before the person's sessions were revoked. */
const isRevoked = ({ progress: { since }, record }: Attempt): boolean =>
  since !== undefined && since * 1000 < Math.floor(record.tokensValidFrom / 1000) * 1000

/** Why the session does not count for this request: another account is named, it was revoked, or it is older than a policy allows. */
const staleness = (situation: Situation, attempt: Attempt): Refusal | undefined => {
  const { request } = situation
  if (namesAnother(attempt, request.loginHint))
    return { code: 16000, reason: 'login_hint names another account than the one that is signed in.' }
  if (isRevoked(attempt)) return { code: 50058, reason: 'The sessions of the person were revoked.' }
  const policy = outlived(attempt, attempt.tenant.clock.ms())
  if (policy === undefined) return undefined
  const reason = 'The sign-in is older than the sign-in frequency of a policy allows.'
  return { code: policy.grant === 'mfa' ? 50078 : 50058, reason }
}

/** Goes on with the page; silently, the relying party hears why. */
const askAgain = async (
  situation: Situation,
  progress: Progress,
  refusal: Refusal,
  cookies: readonly string[],
): Promise<Reply> => {
  const { world, incoming, authority, request, engine, visitor } = situation
  if (request.prompt === 'none') {
    const reply = respondRefused(world, incoming, authority, request, request.clientId, refusal)
    const note: Note = {
      ...noteBase(situation),
      outcome: 'refused',
      code: `AADSTS${refusal.code}`,
      reason: refusal.reason,
    }
    return withSetCookie({ ...reply, notes: [note, ...reply.notes] }, cookies)
  }
  const asked = await engine.begin(visitor, request, true)
  const all = [...cookies, ...asked.cookies]
  if (asked.outcome.kind !== 'sign-in')
    return withSetCookie(await conclude(situation, asked.outcome, progress.proofs), all)
  const { uid } = asked.outcome
  world.grants.signIns.set(uid, progress)
  const attempt = attemptOf(situation, progress)
  return attempt !== undefined && judge(attempt).kind === 'refused'
    ? goOn(situation, uid, progress, all)
    : toThePage(situation, pageOf(situation, uid), refusal.reason, all)
}
