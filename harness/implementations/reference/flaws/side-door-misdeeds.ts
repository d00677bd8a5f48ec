/** For tests of flaws: what is open beside the door. */
import { UnsecuredJWT } from 'jose'
import type { Name, World } from '../test-world.ts'
import type { Misdeed } from './misdeed.ts'

/** Sends a request with the cookies of somebody who is signed in and has not completed SSO; acme's is enabled. */
const ask = async (
  { connect, browser, acme, running: { origin } }: World,
  who: Name,
  path: string,
  request: RequestInit = {},
): Promise<{ readonly status: number; readonly text: string }> => {
  await connect(acme, 'ada')
  const cookie = await (await browser(who)).cookies(origin)
  const answer = await fetch(`${origin}/organizations/acme/${path}`, {
    redirect: 'manual',
    ...request,
    headers: { cookie, ...request.headers },
  })
  return { status: answer.status, text: await answer.text() }
}

/** Whether mia reads the private content there. */
const reads =
  (path: string, headers: Readonly<Record<string, string>> = {}): Misdeed =>
  async (world) =>
    (await ask(world, 'mia', path, { headers })).text.includes('private of acme')

export const sideDoorMisdeeds = {
  'enforces-only-pages': ['api/private', 'files/plans.txt', 'feed.atom', 'search?q=private'].map((path) =>
    reads(path),
  ),
  'enforces-only-reading': [
    async (world) => {
      const headers = { 'content-type': 'application/json' }
      await ask(world, 'mia', 'api/notes', { method: 'POST', headers, body: '{"text":"a note"}' })
      return (await world.running.product.store.notes('acme')).length > 0
    },
    async (world) => {
      await ask(world, 'mia', 'notes', { method: 'POST', body: new URLSearchParams({ text: 'a note' }) })
      return (await world.running.product.store.notes('acme')).length > 0
    },
  ],
  'compares-paths-to-the-letter': [reads('PRIVATE'), reads('private/'), reads('private/x.css')],
  'trusts-identity-headers': [
    reads('private', { 'x-forwarded-user': 'mia@acme.example' }),
    reads('api/private', { 'x-ms-client-principal-name': 'mia@acme.example' }),
  ],
  'redirects-programs': [
    async (world) => {
      const { status } = await ask(world, 'mia', 'api/private')
      return status >= 300 && status < 400
    },
  ],
  'asks-externals-for-sso': [
    async (world) => {
      const { connect, browser, isIn, acme, running } = world
      await connect(acme, 'ada')
      await running.product.store.setExternal('acme', 'mia', true)
      return !(await isIn(await browser('mia'), acme))
    },
  ],
  'externals-are-members-everywhere': [
    async ({ connect, browser, isIn, acme, globex, running }) => {
      await connect(acme, 'ada')
      await running.product.store.setExternal('acme', 'mia', true)
      const mia = await browser('mia')
      return (await isIn(mia, acme)) && isIn(mia, globex)
    },
  ],
  'anybody-exempts-members': [
    async ({ browser, running: { origin, product } }) => {
      const mia = await browser('mia')
      await mia.post(`${origin}/organizations/acme/settings/members/mia/external`, { external: 'yes' })
      return product.store.isExternal('acme', 'mia')
    },
  ],
  'tokens-skip-sso': [
    async (world) => {
      const { browser, running } = world
      const { text } = await (await browser('mia')).post(`${running.origin}/tokens`, {})
      const token = /id="token">([^<]+)/.exec(text)?.[1] ?? ''
      return reads('api/private', { cookie: '', authorization: `Bearer ${token}` })(world)
    },
  ],
  'takes-id-tokens-at-the-api': [
    async (world) => {
      const idToken = new UnsecuredJWT({ email: 'mia@acme.example' }).encode()
      return reads('api/private', { cookie: '', authorization: `Bearer ${idToken}` })(world)
    },
  ],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
