import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { loginPath, sendMessage, sendNotFound, sendPage } from './answers.ts'
import { recordAudit } from './audit.ts'
import { redirectPath } from './begin.ts'
import { withValues } from './connection.ts'
import { SignInFailure } from './failure.ts'
import type { Product } from './product.ts'
import { settingsForm, type Typed } from './settings-form.ts'
import { type Problems, settingsMain } from './settings-page.ts'
import type { Connection } from './store.ts'
import { logFailure, recordTest, settingsPath } from './test-result.ts'
import { type Visit, visitOf } from './visit.ts'

const hour = 60 * 60_000
const hoursOfLifetime = z.coerce.number().min(1).max(2160)

/** The SSO settings of an organisation: for its administrators, after the product's own login only, so that they can repair SSO when it is broken. */
export const settingsRoutes = (product: Product): Router => {
  const { store, rules, origin } = product
  const path = '/organizations/:org/settings/sso'

  const administrator = async (request: Request, response: Response): Promise<Visit | undefined> => {
    const visit = await visitOf(product, request)
    if (visit === undefined) {
      sendNotFound(response)
      return undefined
    }
    const access = await rules.settingsAccess(visit, store)
    if (access === 'open') return visit
    if (access === 'needs-login' && request.method === 'GET')
      response.redirect(303, loginPath(request.originalUrl))
    else if (access === 'needs-login')
      sendMessage(response, 401, 'Please sign in', ['Only administrators change these settings.'])
    else {
      sendMessage(
        response,
        403,
        'For administrators',
        ['Only administrators see and change these settings.'],
        { account: visit.account },
      )
    }
    return undefined
  }

  const show = (
    response: Response,
    status: number,
    { organisation, account, connection }: Visit,
    more: { problems?: Problems; typed?: Typed; notice?: string } = {},
  ) => {
    const main = settingsMain({
      organisation,
      connection,
      redirectUri: rules.shownRedirectUri(`${origin}${redirectPath(organisation.id)}`),
      green: connection !== undefined && rules.isGreen(connection),
      shownSecret: connection === undefined ? '' : rules.shownSecret(connection),
      ...more,
    })
    sendPage(response, status, `Single sign-on for ${organisation.name}`, main, account)
  }

  const updateAndTest = async (request: Request, response: Response): Promise<void> => {
    const visit = await administrator(request, response)
    if (visit === undefined) return
    const { organisation } = visit
    const typed = settingsForm.parse(request.body)
    const entered = rules.readSettings(product, typed, visit.connection)
    if (entered.status === 'refused') return show(response, 422, visit, { problems: entered.problems, typed })
    const connection = await store.updateConnection(organisation.id, (current) =>
      withValues(current, entered.values, rules.differs),
    )
    if (connection === undefined) return sendNotFound(response)
    await recordAudit(product, visit, 'org.settings.sso', { before: visit.connection, after: connection })
    try {
      const metadata = await product.metadata.fresh(organisation.id, connection)
      const returnTo = settingsPath(organisation.id)
      response.redirect(
        303,
        await rules.begin({
          product,
          request,
          organisation,
          connection,
          metadata,
          purpose: 'test',
          returnTo,
        }),
      )
    } catch (thrown) {
      if (!(thrown instanceof SignInFailure)) throw thrown
      logFailure(product, organisation.id, 'test', thrown)
      await recordTest(product, organisation.id, connection.revision, thrown.failure)
      response.redirect(303, settingsPath(organisation.id))
    }
  }

  const enable = async (request: Request, response: Response): Promise<void> => {
    const visit = await administrator(request, response)
    if (visit === undefined) return
    // Asked inside the update, so that values that are saved at the same moment are not enabled untested.
    const connection = await store.updateConnection(visit.organisation.id, (current) =>
      current !== undefined && rules.mayEnable(current) ? { ...current, enabled: true } : undefined,
    )
    if (connection !== undefined) {
      await recordAudit(product, visit, 'org.settings.sso.enable', {
        before: visit.connection,
        after: connection,
      })
      return response.redirect(303, settingsPath(visit.organisation.id))
    }
    show(response, 409, visit, {
      notice: 'SSO can be enabled once these very settings have passed the test.',
    })
  }

  const disable = async (request: Request, response: Response): Promise<void> => {
    const visit = await administrator(request, response)
    if (visit === undefined) return
    const connection = await store.updateConnection(
      visit.organisation.id,
      (current) => current && { ...current, enabled: false },
    )
    await recordAudit(product, visit, 'org.settings.sso.disable', {
      before: visit.connection,
      after: connection,
    })
    response.redirect(303, settingsPath(visit.organisation.id))
  }

  const remove = async (request: Request, response: Response): Promise<void> => {
    const visit = await administrator(request, response)
    if (visit === undefined) return
    const { organisation, connection } = visit
    if (connection !== undefined && !rules.mayDelete(connection))
      return show(response, 409, visit, { notice: 'Disable SSO before you delete its settings.' })
    await store.removeConnection(organisation.id)
    await recordAudit(product, visit, 'org.settings.sso.delete', { before: connection })
    response.redirect(303, settingsPath(organisation.id))
  }

  /** Changes what is no part of the test, and takes it down. */
  const change = async (visit: Visit, to: (current: Connection) => Connection): Promise<void> => {
    const after = await store.updateConnection(visit.organisation.id, (current) => current && to(current))
    await recordAudit(product, visit, 'org.settings.sso', { before: visit.connection, after })
  }

  const setLifetime = async (request: Request, response: Response): Promise<void> => {
    const visit = await administrator(request, response)
    if (visit === undefined) return
    const { data: hours } = hoursOfLifetime.safeParse(request.body?.hours)
    if (hours === undefined)
      return show(response, 422, visit, {
        notice: 'The session timeout is a number of hours from 1 to 2160.',
      })
    await change(visit, (current) => ({ ...current, lifetime: hours * hour }))
    response.redirect(303, settingsPath(visit.organisation.id))
  }

  const setMode = async (request: Request, response: Response): Promise<void> => {
    const visit = await administrator(request, response)
    if (visit === undefined) return
    const mode = request.body?.mode === 'optional' ? 'optional' : 'enforced'
    await change(visit, (current) => ({ ...current, mode }))
    response.redirect(303, settingsPath(visit.organisation.id))
  }

  return Router()
    .get(path, async (request, response) => {
      const visit = await administrator(request, response)
      if (visit !== undefined) show(response, 200, visit)
    })
    .post(path, updateAndTest)
    .post(`${path}/enable`, enable)
    .post(`${path}/disable`, disable)
    .post(`${path}/delete`, remove)
    .post(`${path}/timeout`, setLifetime)
    .post(`${path}/mode`, setMode)
}
