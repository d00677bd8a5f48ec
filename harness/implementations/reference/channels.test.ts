import { afterAll, beforeAll, expect, test } from 'vitest'
import { channelsOf, writesOf } from './driver-requests.ts'
import { openEntra, openWorld, type TestEntra, type World } from './test-world.ts'

let entra: TestEntra
let world: World
/** Cookies of mia, with SSO and without, and of nobody. */
let cookies: { readonly in: string; readonly out: string; readonly none: string }

beforeAll(async () => {
  entra = await openEntra()
  world = await openWorld(entra)
  const { connect, browser, sso, acme, running } = world
  await connect(acme, 'ada')
  const [mia, other] = [await browser('mia'), await browser('mia')]
  await sso(mia, acme, 'mia')
  cookies = { in: await mia.cookies(running.origin), out: await other.cookies(running.origin), none: '' }
})
afterAll(async () => {
  await world.close()
  await entra.close()
})

const base = () => `${world.running.origin}/organizations/acme`
const send = (url: string, cookie: string, request: RequestInit = {}) =>
  fetch(url, { redirect: 'manual', ...request, headers: { cookie, ...request.headers } })

test.each(channelsOf('').map(({ name, url }) => [name, url.replace('canary', 'private')] as const))(
  '%s has the private content, for members with SSO only',
  async (_, path) => {
    const open = await send(`${base()}${path}`, cookies.in)
    expect(open.status).toBe(200)
    expect(await open.text()).toContain('private of acme')
    const closed = await send(`${base()}${path}`, cookies.out)
    expect(closed.status).toBe(403)
    expect(await closed.json()).toEqual({ error: 'sso_required', sso: `${base()}/sso` })
    expect((await send(`${base()}${path}`, cookies.none)).status).toBe(401)
  },
)

test.each([0, 1])('notes are taken from members with SSO only (way %i)', async (way) => {
  const { store } = world.running.product
  const write = async (text: string, cookie: string) => {
    const [{ method, headers, body, url }] = [writesOf(base(), text)[way] ?? expect.fail('no such way')]
    return send(url, cookie, {
      ...(method === undefined ? {} : { method }),
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body }),
    })
  }
  await write(`by mia ${way}`, cookies.in)
  await write('without SSO', cookies.out)
  await write('by nobody', cookies.none)
  await write('   ', cookies.in)
  const notes = await store.notes('acme')
  expect(notes).toContain(`by mia ${way}`)
  expect(notes).not.toContain('without SSO')
  expect(notes).not.toContain('by nobody')
  expect(notes.every((note) => note.trim() !== '')).toBe(true)
  const page = await (await send(`${base()}/private`, cookies.in)).text()
  expect(page).toContain(`by mia ${way}`)
})

test('what members write is text', async () => {
  await world.running.product.store.addNote('acme', '<script>alert(1)</script>')
  const page = await (await send(`${base()}/private`, cookies.in)).text()
  expect(page).not.toContain('<script>')
})

test('another organisation has none of it', async () => {
  expect((await send(`${world.running.origin}/organizations/globex/api/private`, cookies.in)).status).toBe(
    403,
  )
  expect((await send(`${world.running.origin}/organizations/none/api/private`, cookies.in)).status).toBe(404)
})
