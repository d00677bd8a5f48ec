/** For tests: what products with a flaw around enabling do. */
import type { World } from '../test-world.ts'
import type { Misdeed } from './misdeed.ts'
import type { modeFlaws } from './mode-flaws.ts'

const setMode = async ({ browser, running }: World, mode: 'enforced' | 'optional'): Promise<void> => {
  const ada = await browser('ada')
  await ada.post(`${running.origin}/organizations/acme/settings/sso/mode`, { mode })
}

export const modeMisdeeds: Readonly<Record<keyof typeof modeFlaws, readonly Misdeed[]>> = {
  'takes-old-invitations': [
    async ({ connect, browser, running, acme }) => {
      const { store } = running.product
      const organisation = await store.organisation('acme')
      if (organisation !== undefined) await store.addOrganisation({ ...organisation, inviteToken: 'old' })
      await connect(acme, 'ada')
      const eve = await browser('eve')
      acme.tenant.signInAs(null)
      await eve.get(`${running.origin}/organizations/acme/invite/old`)
      return (await store.role('acme', 'eve')) !== undefined
    },
  ],
  'stays-optional': [
    async (world) => {
      const { connect, browser, isIn, acme } = world
      await connect(acme, 'ada')
      await setMode(world, 'optional')
      const mia = await browser('mia')
      await isIn(mia, acme)
      await setMode(world, 'enforced')
      return isIn(mia, acme)
    },
  ],
  'knows-no-optional-mode': [
    async (world) => {
      const { connect, browser, isIn, acme } = world
      await connect(acme, 'ada')
      await setMode(world, 'optional')
      return !(await isIn(await browser('mia'), acme))
    },
  ],
  'maps-no-administrators': [
    async ({ running }) =>
      running.product.rules.memberSettingsProblem({
        domains: [],
        defaultRole: 'read',
        roleMapping: { attribute: 'groups', roles: [{ value: 'readers', role: 'read' }] },
      }) === undefined,
  ],
  'shares-claims-between-logins': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      const isCallback = (url: URL) => url.searchParams.has('code')
      const [mia, max] = [await browser('mia'), await browser('max')]
      const held = [
        { who: mia, url: (await sso(mia, acme, 'mia', isCallback)).url },
        { who: max, url: (await sso(max, acme, 'max', isCallback)).url },
      ]
      await Promise.all(held.map(({ who, url }) => who.get(url.href)))
      return !((await isIn(mia, acme)) && (await isIn(max, acme)))
    },
  ],
}
