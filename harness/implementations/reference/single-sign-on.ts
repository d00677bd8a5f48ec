import { type Request, type Response, Router } from 'express'
import { satisfiedBy } from './access.ts'
import { loginPath, sendNotFound } from './answers.ts'
import { recordAudit } from './audit.ts'
import { redirectPath } from './begin.ts'
import { type Failure, SignInFailure } from './failure.ts'
import { identify, remember } from './identity.ts'
import { isInviteToken, isJoinToken } from './join-link.ts'
import { synchroniseMembership } from './membership.ts'
import type { Product } from './product.ts'
import type { Claims } from './redeem.ts'
import { setSsoState, ssoState } from './session.ts'
import type { Account, Connection } from './store.ts'
import { logFailure, recordTest } from './test-result.ts'
import type { Transaction } from './transactions.ts'
import { type Visit, visitOf } from './visit.ts'

/** A visit of somebody who may take part: a member, or somebody who joins, of an organisation that has a connection. */
type MemberVisit = Visit & { readonly account: Account; readonly connection: Connection }

const mayTakePart = ({ rules }: Product, visit: Visit, joins: boolean): visit is MemberVisit =>
  visit.account !== undefined &&
  rules.maySignIn(visit.role, joins, visit.account) &&
  visit.connection !== undefined

/**
 * Takes down that this browser has completed single sign-on for this organisation, under a new session
 * identifier, and for no other organisation or browser.
 */
export const completeLogin = async (
  product: Product,
  request: Request,
  person: Account,
  organisation: string,
  connection: Connection,
  claims?: Claims,
): Promise<void> => {
  const before = request.sessionID
  const { sso } = request.session
  await product.rules.renewSession(request)
  product.transactions.move(before, request.sessionID)
  request.session.account = person.id
  request.session.sso = { ...sso }
  const now = product.now(organisation)
  const state = satisfiedBy(connection, now)
  const { sub: subject, sid } = claims ?? { sub: '', sid: undefined }
  const login = product.logins.open(
    { ...state, organisation, subject, sid: typeof sid === 'string' ? sid : undefined },
    now,
  )
  setSsoState(request, organisation, { ...state, login })
}

/**
 * Checks an answer from the identity provider and returns the account that it is about, with its claims. A test and a login
 * go through the very same checks; only a login is remembered. Throws `SignInFailure`.
 */
const checkAnswer = async (
  product: Product,
  request: Request,
  visit: MemberVisit,
  transaction: Transaction,
): Promise<{ readonly person: Account; readonly claims: Claims }> => {
  const { store, rules, origin, fetch } = product
  const { organisation, connection, account } = visit
  if (transaction.revision !== connection.revision) throw new SignInFailure({ kind: 'settings-changed' })
  const claims = await rules.redeem({
    callback: new URL(
      `${redirectPath(organisation.id)}${new URL(request.originalUrl, origin).search}`,
      origin,
    ),
    transaction,
    clientId: connection.clientId,
    clientSecret: rules.clientSecret(connection, organisation.id, transaction.purpose),
    authenticate: rules.clientAuthentication,
    addUserInfo: rules.addUserInfo,
    fetch,
  })
  const scope = rules.linkScope(organisation.id, connection)
  const person = await identify(claims, account, scope, store, rules)
  if (transaction.purpose === 'login') await remember(claims, person, scope, store)
  return { person, claims }
}

const failureIn = (thrown: unknown): Failure => {
  if (thrown instanceof SignInFailure) return thrown.failure
  throw thrown
}

/** Where members start single sign-on, and where the identity provider's answers arrive. */
export const singleSignOnRoutes = (product: Product): Router => {
  const { rules, origin, transactions } = product
  const home = ({ organisation }: Visit) => `/organizations/${organisation.id}/private`

  const unknown = (request: Request, response: Response, status: number, visit: Visit): void =>
    rules.answerFailure({
      request,
      response,
      status,
      failure: { kind: 'unknown-transaction' },
      visit,
      returnTo: home(visit),
    })

  const start = async (request: Request, response: Response): Promise<void> => {
    const visit = await visitOf(product, request)
    if (visit === undefined) return sendNotFound(response)
    if (visit.account === undefined) return response.redirect(303, loginPath(request.originalUrl))
    const { returnTo: asked } = request.query
    const returnTo = rules.returnPath(asked, origin, home(visit))
    await leave(request, response, visit, returnTo, false)
  }

  const join = async (request: Request, response: Response): Promise<void> => {
    const visit = await visitOf(product, request)
    const { token } = request.params
    if (visit === undefined || typeof token !== 'string' || !isJoinToken(visit.organisation, token))
      return sendNotFound(response)
    const { organisation, account } = visit
    if (account === undefined) return response.redirect(303, loginPath(request.originalUrl))
    await rules.opensJoinLink(product.store, organisation.id, account)
    await leave(request, response, visit, home(visit), true)
  }

  /** An invitation from before SSO. */
  const invite = async (request: Request, response: Response): Promise<void> => {
    const visit = await visitOf(product, request)
    const { token } = request.params
    if (visit === undefined || typeof token !== 'string' || !isInviteToken(visit.organisation, token))
      return sendNotFound(response)
    const { organisation, account, role, connection } = visit
    if (account === undefined) return response.redirect(303, loginPath(request.originalUrl))
    if (!rules.inviteSuffices(connection)) return leave(request, response, visit, home(visit), true)
    const { defaultRole } = await product.store.memberSettings(organisation.id)
    if (role === undefined) await product.store.setRole(organisation.id, account.id, defaultRole)
    response.redirect(303, home(visit))
  }

  /** Sends the browser to the identity provider. */
  const leave = async (
    request: Request,
    response: Response,
    visit: Visit,
    returnTo: string,
    joins: boolean,
  ): Promise<void> => {
    // Not a member: the private page says so. Not enabled: there is nothing to complete.
    if (!mayTakePart(product, visit, joins) || !visit.connection.enabled)
      return response.redirect(303, returnTo)
    const { organisation, connection } = visit
    try {
      const metadata = await product.metadata.recent(organisation.id, connection)
      const next = await rules.begin({
        product,
        request,
        organisation,
        connection,
        metadata,
        purpose: 'login',
        joins,
        returnTo,
      })
      response.redirect(303, next)
    } catch (thrown) {
      const failure = failureIn(thrown)
      logFailure(product, organisation.id, 'login', thrown)
      setSsoState(
        request,
        organisation.id,
        rules.stateAfterFailure(ssoState(request, organisation.id), failure, connection, visit.now),
      )
      rules.answerFailure({ request, response, status: 403, failure, visit, returnTo })
    }
  }

  const finishTest = async (
    request: Request,
    response: Response,
    visit: MemberVisit,
    transaction: Transaction,
  ): Promise<void> => {
    const { id } = visit.organisation
    // Somebody who is no administrator any more may not turn anything green.
    if (visit.role !== 'admin') return unknown(request, response, 403, visit)
    try {
      await checkAnswer(product, request, visit, transaction)
      await recordTest(product, id, transaction.revision, undefined)
    } catch (thrown) {
      const failure = failureIn(thrown)
      logFailure(product, id, 'test', thrown)
      await recordTest(product, id, transaction.revision, failure)
    }
    rules.leaveTest(response, id)
  }

  const finishLogin = async (
    request: Request,
    response: Response,
    visit: MemberVisit,
    transaction: Transaction,
  ): Promise<void> => {
    const { id } = visit.organisation
    try {
      const { person, claims } = await checkAnswer(product, request, visit, transaction)
      await synchroniseMembership(product, id, person, claims)
      await completeLogin(product, request, person, id, visit.connection, claims)
      await recordAudit(product, visit, visit.role === undefined ? 'org.sso_join' : 'org.sso_login')
      rules.leaveCallback(response, transaction.returnTo, person)
    } catch (thrown) {
      const failure = failureIn(thrown)
      logFailure(product, id, 'login', thrown)
      setSsoState(
        request,
        id,
        rules.stateAfterFailure(ssoState(request, id), failure, visit.connection, visit.now),
      )
      if (rules.retries(failure)) response.redirect(303, `/organizations/${id}/sso`)
      else
        rules.answerFailure({
          request,
          response,
          status: 403,
          failure,
          visit,
          returnTo: transaction.returnTo,
        })
    }
  }

  const consume = async (request: Request, response: Response): Promise<void> => {
    const visit = await visitOf(product, request)
    if (visit === undefined) return sendNotFound(response)
    const states = new URL(request.originalUrl, origin).searchParams.getAll('state')
    // Taken, and so used up, before anything is sent to the token endpoint.
    const transaction = transactions.take(request.sessionID, states.length === 1 ? (states[0] ?? '') : '')
    if (
      transaction === undefined ||
      !rules.isOwnAnswer(transaction, visit.organisation.id) ||
      !mayTakePart(product, visit, transaction.joins === true)
    ) {
      return unknown(request, response, 400, visit)
    }
    const finish = transaction.purpose === 'test' ? finishTest : finishLogin
    await finish(request, response, visit, transaction)
  }

  return Router()
    .get('/organizations/:org/sso', start)
    .get('/organizations/:org/join/:token', join)
    .get('/organizations/:org/invite/:token', invite)
    .get('/organizations/:org/oidc/consume', consume)
}
