/** For tests of flaws: what happens when something fails, comes late, at the same moment, or in great number. */
import { idToken, jwks, tokenResponse } from '../../../../mock-idp/index.ts'
import type { TestBrowser } from '../test-browser.ts'
import { crashes, lets } from '../test-misdeed.ts'
import type { World } from '../test-world.ts'
import type { Misdeed } from './misdeed.ts'

const isCallback = (url: URL): boolean => url.pathname.endsWith('/oidc/consume')

/** A fresh browser of mia's, who has been linked to her person at Entra and unlinked again. */
const unlinked = async ({ connect, browser, sso, acme, running }: World): Promise<TestBrowser> => {
  await connect(acme, 'ada')
  await sso(await browser('mia'), acme, 'mia')
  const ada = await browser('ada')
  await ada.post(`${running.origin}/organizations/acme/settings/members/mia/unlink`, {})
  return browser('mia')
}

export const carelessMisdeeds = {
  'shows-stack-traces': [
    async ({ connect, browser, sso, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.fault(tokenResponse.reset())
      return /\bat .+\.ts:\d+/.test((await sso(await browser('mia'), acme, 'mia')).text)
    },
  ],
  'lets-caches-keep-pages': [
    async ({ running: { origin } }) =>
      /public/.test(
        (await fetch(`${origin}/organizations/acme/private/x.css`, { redirect: 'manual' })).headers.get(
          'cache-control',
        ) ?? '',
      ),
  ],
  'sign-ins-never-expire': [
    async ({ connect, browser, sso, isIn, acme, advance }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      const { url } = await sso(mia, acme, 'mia', isCallback)
      advance(24 * 60 * 60_000)
      await mia.get(url.href)
      return isIn(mia, acme)
    },
  ],
  'one-login-at-a-time': [
    async ({ connect, browser, sso, acme }) => {
      await connect(acme, 'ada')
      const both = await Promise.all(['mia', 'mia'].map(() => browser('mia')))
      const held: URL[] = []
      for (const one of both) held.push((await sso(one, acme, 'mia', isCallback)).url)
      const ends = await Promise.all(both.map((one, index) => one.get(held[index]?.href ?? '')))
      return ends.some(({ status }) => status >= 500)
    },
  ],
  'says-who-is-known': [
    async ({ connect, browser, sso, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.fault(idToken.claim('email', 'nobody@elsewhere.example'))
      return (await sso(await browser('mia'), acme, 'mia')).status === 404
    },
  ],
  'drops-the-oldest-sign-in': [
    async ({ connect, browser, sso, isIn, acme, running: { origin } }) => {
      await connect(acme, 'ada')
      const [mia, max] = [await browser('mia'), await browser('max')]
      const { url } = await sso(mia, acme, 'mia', isCallback)
      const cookie = await max.cookies(origin)
      for (let begun = 0; begun < 60; begun += 1) {
        await fetch(`${origin}/organizations/acme/sso`, { headers: { cookie }, redirect: 'manual' })
      }
      await mia.get(url.href)
      return !(await isIn(mia, acme))
    },
  ],
  'follows-the-address': [
    async ({ connect, browser, sso, whoami, acme }) => {
      await connect(acme, 'ada')
      await sso(await browser('max'), acme, 'max')
      await sso(await browser('mia'), acme, 'mia')
      const mia = await browser('mia')
      acme.tenant.fault(idToken.claim('email', 'max@acme.example'))
      await sso(mia, acme, 'mia')
      return (await whoami(mia)) === 'max@acme.example'
    },
  ],
  'unlinking-changes-nothing': [
    async (world) => {
      const mia = await unlinked(world)
      world.acme.tenant.fault(idToken.claim('sub', 'another'))
      await world.sso(mia, world.acme, 'mia')
      return !(await world.isIn(mia, world.acme))
    },
  ],
  'unlinked-people-come-back': [
    async (world) => {
      const { acme, sso, isIn, browser } = world
      const mia = await unlinked(world)
      acme.tenant.fault(idToken.claim('sub', 'another'))
      await sso(mia, acme, 'mia')
      acme.tenant.honest()
      const again = await browser('mia')
      await sso(again, acme, 'mia')
      return (await isIn(mia, acme)) && isIn(again, acme)
    },
  ],
  'unpacks-without-end': [
    lets(jwks.compressedBomb(4_000_000)),
    lets(tokenResponse.compressedBomb(4_000_000)),
  ],
  'reads-addresses-recursively': [crashes(idToken.claim('email', 'a@'.repeat(20_000)))],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
