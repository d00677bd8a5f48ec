/** The portal: pages for people on the listener of the control API, with the guide's steps in the guide's words. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { html } from 'ghtml'
import type { Application, ClientSecret, Tenant } from '../contract.ts'
import type { Controlled } from '../control/listener.ts'
import { sameText } from '../control/same-text.ts'
import { MockEntraError } from '../errors.ts'
import { noticePage } from '../pages/error-page.ts'
import { layout } from '../pages/layout.ts'
import { applicationActions, makeTenant, tenantActions } from './actions.ts'
import { applicationPage } from './application-page.ts'
import { homePage } from './home-page.ts'
import { journalPage } from './journal-page.ts'
import { tenantPage } from './tenant-page.ts'

interface Answer {
  readonly status: number
  readonly body?: string
  readonly location?: string
}

interface Asked {
  readonly url: URL
  readonly method: string
  readonly form: Readonly<Record<string, string>>
}

const cookieName = 'mock_portal'
/** Bytes of a form that are read. */
const mostBytes = 65_536
/** Milliseconds that a page waits for news. */
const patience = 25_000

/** Answers requests for pages. Who has no cookie brings the control token once, in the link that the mock prints or in a form. */
export const portalHandler =
  (mock: Controlled, token: string): RequestListener =>
  (request, response) => {
    handle(mock, token, request, response).catch(() =>
      send(response, {
        status: 500,
        body: noticePage('The portal failed', 'The mock itself goes on. Start again at /portal.'),
      }),
    )
  }

const handle = async (
  mock: Controlled,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`)
  const method = request.method ?? 'GET'
  const form = method === 'POST' ? await readForm(request) : {}
  const brought = url.searchParams.get('token') ?? form['token']
  if (brought !== undefined && sameText(brought, token)) {
    const cookie = `${cookieName}=${digest(token)}; HttpOnly; SameSite=Strict; Path=/portal`
    response.writeHead(303, { Location: '/portal', 'Set-Cookie': cookie }).end()
    return
  }
  const known = cookieOf(request.headers.cookie)
  if (known === undefined || !sameText(known, digest(token))) {
    send(response, { status: 401, body: tokenPage(brought !== undefined) })
    return
  }
  if (method === 'POST' && request.headers.origin !== undefined && request.headers.origin !== url.origin) {
    send(response, { status: 403, body: noticePage('Not from here', 'The form was sent from another site.') })
    return
  }
  send(response, await route(mock, { url, method, form }))
}

const route = async (mock: Controlled, asked: Asked): Promise<Answer> => {
  const { url, method, form } = asked
  const [, , kind, id = '', below, inner = '', action = ''] = url.pathname.split('/')
  if (kind === undefined || kind === '') {
    if (url.pathname === '/') return { status: 303, location: '/portal' }
    return page(homePage(mock))
  }
  if (kind === 'journal') return page(journalPage(mock, url.searchParams.get('tenant') ?? undefined))
  if (kind === 'news') {
    await mock.journal.wait(Number(url.searchParams.get('since') ?? 0), patience)
    return { status: 204 }
  }
  if (kind !== 'tenants') return nothing(url)
  if (id === '' && method === 'POST')
    return acted(
      () => makeTenant(mock, form).next,
      (notice) => homePage(mock, notice),
    )
  const tenant = [...mock.tenants(), mock.consumers].find((candidate) => candidate.id === id)
  if (tenant === undefined) return nothing(url)
  if (below === 'applications' && inner !== '') {
    const application = tenant.applications().find(({ clientId }) => clientId === inner)
    return application === undefined ? nothing(url) : applicationAnswer(tenant, application, action, asked)
  }
  if (method !== 'POST') return below === undefined ? page(tenantPage(tenant)) : nothing(url)
  const run = Object.entries(tenantActions).find(([name]) => name === below)?.[1]
  if (run === undefined) return nothing(url)
  return acted(
    () => run(tenant, form).next,
    (notice) => tenantPage(tenant, notice),
  )
}

const applicationAnswer = (
  tenant: Tenant,
  application: Application,
  action: string,
  { url, method, form }: Asked,
): Answer => {
  if (method !== 'POST') return action === '' ? page(applicationPage(tenant, application)) : nothing(url)
  const run = Object.entries(applicationActions).find(([name]) => name === action)?.[1]
  if (run === undefined) return nothing(url)
  let fresh: ClientSecret | undefined
  const answer = acted(
    () => {
      fresh = run(application, form)
      return `/portal/tenants/${tenant.id}/applications/${application.clientId}`
    },
    (notice) => applicationPage(tenant, application, notice),
  )
  // The value of a new secret is on the page that answers, and on no other.
  return fresh === undefined ? answer : page(applicationPage(tenant, application, undefined, fresh))
}

/** Does what a form asks for; what is wrong with it is told on the page that the form is on. */
const acted = (run: () => string, again: (notice: string) => string): Answer => {
  try {
    return { status: 303, location: run() }
  } catch (thrown) {
    if (!(thrown instanceof MockEntraError)) throw thrown
    return { status: 400, body: again(thrown.message) }
  }
}

const page = (body: string): Answer => ({ status: 200, body })
const nothing = ({ pathname }: URL): Answer => ({
  status: 404,
  body: noticePage('Not found', `There is nothing at ${pathname}.`),
})

const tokenPage = (wrong: boolean): string =>
  layout(
    'Portal',
    html`<h1>Portal</h1><p class="lead">The mock printed a control token when it started.</p>
!${wrong ? html`<p class="problem" role="alert">That is not the control token of this mock.</p>` : ''}
<form method="post" action="/portal"><label for="token">Control token</label>
<div class="row"><input id="token" name="token" type="password" autocomplete="off"><button class="primary">Open</button></div></form>`,
  )

const send = (response: ServerResponse, { status, body, location }: Answer): void => {
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    ...(body === undefined ? {} : { 'Content-Type': 'text/html; charset=utf-8' }),
    ...(location === undefined ? {} : { Location: location }),
  })
  response.end(body)
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

const cookieOf = (header: string | undefined): string | undefined =>
  new RegExp(`(?:^|; *)${cookieName}=([^;]*)`).exec(header ?? '')?.[1]

const readForm = async (request: IncomingMessage): Promise<Readonly<Record<string, string>>> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= mostBytes) chunks.push(chunk)
  }
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
}
