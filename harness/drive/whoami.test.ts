import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent } from 'undici'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openBrowser } from '../browser/browser.ts'
import type { WhoamiProbe } from '../driver.ts'
import { askWhoami } from './whoami.ts'

const agent = new Agent()
let server: Server
let origin = ''
let handle: RequestListener = (_, response) => response.end()
let asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await agent.destroy()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(() => {
  asked = []
})

const answer =
  (status: number, body: string, type = 'text/html', location?: string): RequestListener =>
  (_, response) =>
    response
      .writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) })
      .end(body)

const ask = (probe: Omit<WhoamiProbe, 'visit'>): Promise<string | null> =>
  askWhoami(openBrowser({ agent, origins: () => new Set([origin]), timeoutMs: 2000, onVisit: () => {} }), {
    visit: `${origin}/me`,
    ...probe,
  })

const mia = 'mia@contoso.example'
const json = { identity: '/email' }
const page = { identity: { css: '#who', attribute: 'title' } }

it.each<readonly [string, RequestListener, Omit<WhoamiProbe, 'visit'>, string | null]>([
  ['JSON', answer(200, `{"email":"${mia}"}`), json, mia],
  ['JSON without a value', answer(200, '{"email":null}'), json, null],
  ['401', answer(401, 'no'), json, null],
  ['a page', answer(200, `<b id="who" title="${mia}">Mia</b>`), page, mia],
  ['a page without the element', answer(200, '<b>nobody</b>'), page, null],
  ['text', answer(200, `Signed in as ${mia}.`), { identity: { pattern: 'as (\\S+)\\.' } }, mia],
  ['a status for nobody', answer(404, 'no'), { ...json, anonymous: { status: 404 } }, null],
  [
    'a text for nobody',
    answer(200, `<p>Sign in</p><b id="who" title="${mia}">before</b>`),
    { ...page, anonymous: { shows: 'Sign in' } },
    null,
  ],
])('reads %s', async (_, answered, probe, expected) => {
  handle = answered
  expect(await ask(probe)).toBe(expected)
})

it('takes a redirect for nobody where the probe says so, and does not follow it', async () => {
  handle = answer(302, '', 'text/html', '/login')
  expect(await ask({ ...page, anonymous: { redirects: true } })).toBeNull()
  expect(asked).toEqual(['/me'])
})

it('follows one to the same page', async () => {
  handle = (request, response) =>
    request.url === '/me'
      ? answer(302, '', 'text/html', '/me/')(request, response)
      : answer(200, `<b id="who" title="${mia}">Mia</b>`)(request, response)
  expect(await ask({ ...page, anonymous: { redirects: true } })).toBe(mia)
})

it('does not take a failure for nobody', async () => {
  handle = answer(500, 'Oops')
  await expect(ask(page)).rejects.toThrow('answered status 500')
  handle = answer(200, 'no JSON')
  await expect(ask(json)).rejects.toThrow('something that is not JSON')
})
