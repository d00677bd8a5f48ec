import { accountIdOf, findPerson } from '../directory/directory.ts'
import { noticePage } from '../pages/error-page.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { pageReply, refusalPage, refusedNote } from '../server/replies.ts'
import type { World } from '../world.ts'
import { respondAdminRefused } from './admin-consent-response.ts'
import { respondCancelled, respondRefused } from './authorization-response.ts'
import { locate, stampOf, tenantOf } from './context.ts'
import { judge } from './sign-in/directory-rules.ts'
import { goOn, refuseOnPage } from './sign-in/go-on.ts'
import { asPerson, nothingYet, type Progress } from './sign-in/progress.ts'
import { showAccounts } from './sign-in/show-accounts.ts'
import { showRequested, showStep } from './sign-in/show-step.ts'
import { attemptOf, noteBase, type Situation, visitorOf } from './sign-in/situation.ts'
import { refuseNameless, refuseStranger } from './sign-in/stranger.ts'
import { takeStep } from './sign-in/take-step.ts'

/** `GET` and `POST /{tenant}/mock/sign-in/{uid}`: what a person sees and does. */
export const handleSignIn = async (world: World, incoming: Incoming): Promise<Reply> => {
  const located = locate(world, incoming.segment)
  if (located.kind === 'refused')
    return refusalPage(located.refusal, stampOf(world, incoming), { message: 'sign-in', tenant: null })
  const { authority } = located
  const uid = incoming.path.split('?')[0]?.split('/').at(-1) ?? ''
  const engine = await world.engines.of(authority)
  const visitor = visitorOf(incoming)
  const request = await engine.waiting(visitor, uid)
  if (request === undefined) {
    const reason = 'The sign-in page is too old, was used before, or belongs to another browser.'
    return pageReply(
      400,
      noticePage('This page is no longer valid', `${reason} Go back to the product and start again.`),
      [{ message: 'sign-in', tenant: tenantOf(authority), outcome: 'refused', reason }],
    )
  }
  const situation: Situation = { world, incoming, authority, request, engine, visitor, message: 'sign-in' }
  const progress = world.grants.signIns.get(uid) ?? nothingYet
  return incoming.method === 'POST' ? act(situation, uid, progress) : show(situation, uid, progress)
}

/** The page where the sign-in stands. */
const show = async (situation: Situation, uid: string, progress: Progress): Promise<Reply> => {
  const { world, incoming } = situation
  if (progress.accountId !== undefined && !('other' in incoming.query)) return goOn(situation, uid, progress)
  world.grants.signIns.set(uid, nothingYet)
  const note: Note = { ...noteBase(situation), outcome: 'asked', reason: 'The sign-in page was shown.' }
  return pageReply(200, showAccounts(situation), [note])
}

/** What was posted: an account, an answer to the step where the sign-in stands, or a way out. */
const act = async (situation: Situation, uid: string, progress: Progress): Promise<Reply> => {
  const { form } = situation.incoming
  if (form['action'] === 'cancel') return cancel(situation, uid)
  if (form['action'] === 'other') return show(situation, uid, nothingYet)
  const name = form['account'] ?? form['userPrincipalName']
  if (name !== undefined && name.trim() !== '') return choose(situation, uid, name)
  if (name !== undefined || progress.accountId === undefined) return refuseNameless(situation)
  return answer(situation, uid, progress)
}

const choose = async (situation: Situation, uid: string, name: string): Promise<Reply> => {
  const { world, authority, incoming } = situation
  const record = findPerson(world.directory, authority, name)
  if (record === undefined) return refuseStranger(situation, uid, name)
  const progress = asPerson(accountIdOf(record), record)
  const attempt = attemptOf(situation, progress)
  const verdict = attempt === undefined ? undefined : judge(attempt)
  if (verdict?.kind === 'refused' && verdict.inline) {
    world.grants.signIns.set(uid, nothingYet)
    const note = refusedNote(verdict.refusal, { ...noteBase(situation), person: record.person.id })
    return pageReply(200, showAccounts(situation, name, verdict.refusal), [note])
  }
  // A form may bring name and password at once.
  return incoming.form['password'] !== undefined && verdict?.kind === 'asked'
    ? answer(situation, uid, progress)
    : goOn(situation, uid, progress)
}

const answer = async (situation: Situation, uid: string, progress: Progress): Promise<Reply> => {
  const { world, engine, visitor, incoming } = situation
  const attempt = attemptOf(situation, progress)
  const verdict = attempt === undefined ? undefined : judge(attempt)
  if (attempt === undefined || verdict?.kind !== 'asked') return goOn(situation, uid, progress)
  const base = { ...noteBase(situation), person: attempt.record.person.id }
  const taken = takeStep(verdict.step, attempt, incoming.form)
  switch (taken.kind) {
    case 'further':
      return goOn(situation, uid, taken.progress)
    case 'again':
      return goOn(situation, uid, progress)
    case 'wrong':
      world.grants.signIns.set(uid, progress)
      return pageReply(200, showStep(verdict.step, attempt, taken.refusal), [
        refusedNote(taken.refusal, base),
      ])
    case 'refused':
      return refuseOnPage(situation, uid, taken.refusal, attempt)
    case 'requested': {
      const reason = `${attempt.record.person.signInName} asked for an administrator's approval.`
      const note: Note = { ...base, outcome: 'refused', code: 'AADSTS90095', reason }
      return pageReply(200, showRequested(attempt), [note])
    }
    case 'declined': {
      await engine.cancel(visitor, uid)
      const reply = decline(situation, taken.refusal)
      return { ...reply, notes: [refusedNote(taken.refusal, base), ...reply.notes] }
    }
  }
}

const decline = (
  { world, incoming, authority, request }: Situation,
  refusal: Parameters<typeof respondRefused>[5],
) =>
  request.adminConsent
    ? respondAdminRefused(world, incoming, authority, request, refusal)
    : respondRefused(world, incoming, authority, request, request.clientId, refusal)

const cancel = async (situation: Situation, uid: string): Promise<Reply> => {
  const { world, incoming, authority, request, engine, visitor } = situation
  await engine.cancel(visitor, uid)
  const reason = 'The person pressed Cancel.'
  const reply = request.adminConsent
    ? respondAdminRefused(world, incoming, authority, request, { code: 65004, reason })
    : respondCancelled(world, incoming, authority, request)
  const note: Note = { ...noteBase(situation), outcome: 'refused', code: 'cancelled', reason }
  return { ...reply, notes: [note, ...reply.notes] }
}
