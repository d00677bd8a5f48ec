/** For tests of flaws: what each mistake in sessions and enforcement leads to. */
import { authorizationResponse, tokenResponse } from '../../../../mock-idp/index.ts'
import { type Organisation, password, type World } from '../test-world.ts'
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

/** Whether mia, who looks in after each of these numbers of hours, is in at the end. */
const afterHours =
  (waits: readonly number[]): Misdeed =>
  async ({ connect, browser, sso, isIn, acme, advance }) => {
    await connect(acme, 'ada')
    const mia = await browser('mia')
    await sso(mia, acme, 'mia')
    let open = false
    for (const hours of waits) {
      advance(hours * 3_600_000)
      open = await isIn(mia, acme)
    }
    return open
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
  'settings-need-sso': [
    async ({ connect, browser, status, acme }) => {
      await connect(acme, 'ada')
      return !(await status(await browser('ada'), acme)).enabled
    },
  ],
  'takes-blank-settings': [
    async ({ connect, browser, save, isIn, acme }) => {
      await connect(acme, 'ada')
      await save(await browser('ada'), acme, { issuerUrl: '' })
      return isIn(await browser('mia'), acme)
    },
  ],
  'gives-up-on-entra': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      acme.tenant.fault(tokenResponse.reset())
      for (const _time of [1, 2, 3]) await sso(mia, acme, 'mia')
      acme.tenant.honest()
      await sso(mia, acme, 'mia')
      return !(await isIn(mia, acme))
    },
  ],
  'green-for-whatever-is-stored': [
    async ({ browser, save, status, acme, running }) => {
      const ada = await browser('ada')
      const values = {
        clientId: acme.application.clientId,
        clientSecret: acme.secret.value,
        issuerUrl: acme.tenant.issuer,
      }
      acme.tenant.signInAs(acme.people.ada)
      const held = await ada.post(`${running.origin}/organizations/acme/settings/sso`, values, (url) =>
        url.searchParams.has('code'),
      )
      await save(await browser('ada'), acme, { clientSecret: 'another one' }, null)
      await ada.get(held.url.href)
      return (await status(ada, acme)).green
    },
  ],
  'sso-ends-with-the-id-token': [
    async ({ connect, browser, sso, isIn, acme, advance }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      advance(2 * 3_600_000)
      return !(await isIn(mia, acme))
    },
  ],
  'counts-session-identifiers': [
    async ({ browser, running }) => {
      const mia = await browser('mia')
      return /=\d+$/.test(await mia.cookies(running.origin))
    },
  ],
  'sso-survives-revocation': [
    async ({ connect, browser, sso, isIn, running, acme }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      const ada = await browser('ada')
      await ada.post(`${running.origin}/organizations/acme/settings/members/mia/end-sso`, {})
      return isIn(mia, acme)
    },
  ],
  'sso-never-ends': [afterHours([24 * 8])],
  'sso-is-extended-by-use': [afterHours([24 * 6, 24 * 6])],
  'sso-survives-sign-out': [
    async ({ connect, browser, sso, isIn, acme, running }) => {
      await connect(acme, 'ada')
      const shared = await browser('mia')
      await sso(shared, acme, 'mia')
      await shared.post(`${running.origin}/logout`, {})
      await shared.post(`${running.origin}/login`, { email: 'max@acme.example', password })
      return isIn(shared, acme)
    },
  ],
  'sso-survives-new-issuer': [
    async ({ connect, browser, save, sso, isIn, acme, globex }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      await save(await browser('ada'), acme, { issuerUrl: globex.tenant.issuer })
      return isIn(mia, acme)
    },
  ],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
