import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { loginPath, sendMessage, sendNotFound, sendPage } from './answers.ts'
import { redirectPath } from './begin.ts'
import { withValues } from './connection.ts'
import { SignInFailure } from './failure.ts'
import type { Product } from './product.ts'
import { type Problems, settingsMain } from './settings-page.ts'
import type { Connection, ConnectionValues } from './store.ts'
import { logFailure, recordTest, settingsPath } from './test-result.ts'
import { type Visit, visitOf } from './visit.ts'

const field = z.string().max(2000).catch('')
const body = z
  .object({ clientId: field, clientSecret: field, issuerUrl: field })
  .catch({ clientId: '', clientSecret: '', issuerUrl: '' })
/** The three fields as they were typed. */
export type Typed = z.infer<typeof body>

type Entered =
  | { readonly status: 'entered'; readonly values: ConnectionValues & { readonly metadataUrl: string } }
  | { readonly status: 'refused'; readonly problems: Problems }

/** Reads what was typed. */
const read = ({ rules }: Product, typed: Typed, current: Connection | undefined): Entered => {
  const clientId = typed.clientId.trim()
  const secret = typed.clientSecret.trim()
  const issuer = rules.readIssuer(typed.issuerUrl)
  const clientSecret =
    issuer.status === 'read'
      ? rules.secretToStore(secret, current, { issuer: issuer.issuer, clientId })
      : secret === ''
        ? undefined
        : secret
  const secretProblem =
    current === undefined
      ? "Paste the secret's Value from Entra."
      : 'Enter the secret again: the client ID or the issuer is another one now.'
  // Whether the stored secret may be kept is not known before the issuer is.
  const isUnclear = current !== undefined && issuer.status === 'refused'
  const problems: Problems = {
    ...(clientId === '' ? { clientId: 'Paste the Application (client) ID from Entra.' } : {}),
    ...(clientSecret === undefined && !isUnclear ? { clientSecret: secretProblem } : {}),
    ...(issuer.status === 'refused' ? { issuerUrl: issuer.problem } : {}),
  }
  if (issuer.status === 'refused' || clientSecret === undefined || Object.keys(problems).length > 0)
    return { status: 'refused', problems }
  return {
    status: 'entered',
    values: { clientId, clientSecret, issuer: issuer.issuer, metadataUrl: issuer.metadataUrl },
  }
}

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
    const typed = body.parse(request.body)
    const entered = read(product, typed, visit.connection)
    if (entered.status === 'refused') return show(response, 422, visit, { problems: entered.problems, typed })
    const connection = await store.updateConnection(organisation.id, (current) =>
      withValues(current, entered.values, rules.differs),
    )
    if (connection === undefined) return sendNotFound(response)
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
    if (connection !== undefined) return response.redirect(303, settingsPath(visit.organisation.id))
    show(response, 409, visit, {
      notice: 'SSO can be enabled once these very settings have passed the test.',
    })
  }

  const disable = async (request: Request, response: Response): Promise<void> => {
    const visit = await administrator(request, response)
    if (visit === undefined) return
    await store.updateConnection(
      visit.organisation.id,
      (current) => current && { ...current, enabled: false },
    )
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
}
