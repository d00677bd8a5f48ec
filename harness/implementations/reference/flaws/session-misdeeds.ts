/** For tests of flaws: what each mistake in sessions and enforcement leads to. */
import { authorizationResponse, tokenResponse } from '../../../../mock-idp/index.ts'
import type { Organisation, World } from '../test-world.ts'
import type { Misdeed } from './misdeed.ts'

/** Whether a bare Cookie header opens the private content. */
const opens = async ({ running }: World, { id }: Organisation, cookie: string): Promise<boolean> => {
  const answer = await fetch(`${running.origin}/organizations/${id}/private`, {
    headers: { cookie },
    redirect: 'manual',
  })
  return (await answer.text()).includes(`private of ${id}`)
}

const press = (world: World, what: 'enable' | 'disable') => async (): Promise<void> => {
  const ada = await world.browser('ada')
  await ada.post(`${world.running.origin}/organizations/acme/settings/sso/${what}`, { clientSecret: '' })
}

export const sessionMisdeeds = {
  'keeps-session-identifier': [
    async (world) => {
      const { connect, browser, sso, acme, running } = world
      await connect(acme, 'ada')
      const mia = await browser('mia')
      const cookie = await mia.cookies(running.origin)
      await sso(mia, acme, 'mia')
      return opens(world, acme, cookie)
    },
  ],
  'sso-counts-for-every-organisation': [
    async ({ connect, browser, sso, isIn, acme, globex, running }) => {
      await connect(acme, 'ada')
      await connect(globex, 'eve')
      await running.product.store.setRole('globex', 'mia', 'read')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return isIn(mia, globex)
    },
  ],
  'sso-counts-for-every-browser': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return (await isIn(mia, acme)) && isIn(await browser('mia'), acme)
    },
  ],
  'logout-keeps-server-session': [
    async (world) => {
      const { connect, browser, sso, acme, running } = world
      await connect(acme, 'ada')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      const cookie = await mia.cookies(running.origin)
      await mia.post(`${running.origin}/logout`, {})
      return opens(world, acme, cookie)
    },
  ],
  'opens-when-entra-is-down': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.fault(tokenResponse.reset())
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return isIn(mia, acme)
    },
  ],
  'spares-live-sessions': [
    async (world) => {
      const { connect, browser, isIn, acme } = world
      await connect(acme, 'ada')
      await press(world, 'disable')()
      const mia = await browser('mia')
      await isIn(mia, acme)
      await press(world, 'enable')()
      return isIn(mia, acme)
    },
  ],
  'enforces-while-disabled': [
    async (world) => {
      const { connect, browser, isIn, acme } = world
      await connect(acme, 'ada')
      await press(world, 'disable')()
      return !(await isIn(await browser('mia'), acme))
    },
  ],
  'enforces-in-other-organisations': [
    async ({ connect, browser, isIn, acme, globex, running }) => {
      await connect(acme, 'ada')
      await running.product.store.setRole('globex', 'mia', 'read')
      const mia = await browser('mia')
      await isIn(mia, acme)
      return !(await isIn(mia, globex))
    },
  ],
  'forgets-membership': [
    async ({ connect, browser, isIn, acme }) => {
      await connect(acme, 'ada')
      return isIn(await browser('eve'), acme)
    },
  ],
  'restarts-after-denial': [
    async ({ connect, browser, sso, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.fault(authorizationResponse.refused(65004))
      const mia = await browser('mia')
      await sso(mia, acme, 'mia').catch(() => undefined)
      const asked = acme.tenant.journal.entries('authorize')
      return asked.length > 4
    },
  ],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
