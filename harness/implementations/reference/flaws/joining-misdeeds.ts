/** For tests: what products with a flaw about joining, leaving and addresses do. */
import { type Fault, idToken } from '../../../../mock-idp/index.ts'
import { defaultMemberSettings } from '../member-settings.ts'
import type { Name, Organisation, World } from '../test-world.ts'
import type { joiningFlaws } from './joining-flaws.ts'
import type { Misdeed } from './misdeed.ts'

const withAddresses = async (
  { running }: World,
  name: Name,
  ...more: readonly { readonly email: string; readonly confirmed: boolean }[]
): Promise<void> => {
  const { store } = running.product
  const account = await store.account(name)
  if (account !== undefined) {
    await store.addAccount({ ...account, addresses: [account.addresses[0], ...more] })
  }
}

/** Whether mia gets in with this address, which is one of hers and in a domain that is not listed. */
const passesDomains =
  (email: string): Misdeed =>
  async (world) => {
    const { connect, browser, sso, isIn, running, acme } = world
    await connect(acme, 'ada')
    await withAddresses(world, 'mia', { email, confirmed: true })
    await running.product.store.setMemberSettings('acme', {
      ...defaultMemberSettings,
      domains: ['acme.example'],
    })
    acme.tenant.fault(idToken.claim('email', email))
    const mia = await browser('mia')
    await sso(mia, acme, 'mia')
    return isIn(mia, acme)
  }

const lets =
  (fault: Fault): Misdeed =>
  async ({ connect, browser, sso, isIn, acme }) => {
    await connect(acme, 'ada')
    acme.tenant.fault(fault)
    const mia = await browser('mia')
    await sso(mia, acme, 'mia')
    return isIn(mia, acme)
  }

/** Gives an organisation a join link, and returns its address. */
const joinLinkOf = async ({ running }: World, { id }: Organisation): Promise<string> => {
  const { store } = running.product
  const organisation = await store.organisation(id)
  if (organisation !== undefined)
    await store.addOrganisation({ ...organisation, joinToken: `token-of-${id}` })
  return `${running.origin}/organizations/${id}/join/token-of-${id}`
}

const roleOf = ({ running }: World, organisation: string, account: Name) =>
  running.product.store.role(organisation, account)

export const joiningMisdeeds: Readonly<Record<keyof typeof joiningFlaws, readonly Misdeed[]>> = {
  'matches-domains-by-suffix': [
    passesDomains('mia@notacme.example'),
    passesDomains('mia@evil.example@acme.example'),
  ],
  'matches-domains-by-the-first-at': [
    passesDomains('mia@acme.example.evil.example'),
    passesDomains('mia@acme.example@evil.example'),
  ],
  'ignores-edov': [lets(idToken.claim('xms_edov', false)), lets(idToken.claim('xms_edov', '0'))],
  'takes-any-edov-for-yes': [lets(idToken.claim('xms_edov', '0')), lets(idToken.claim('xms_edov', 'false'))],
  'knows-only-the-first-address': [
    async (world) => {
      const email = 'mia.jones@acme.example'
      await withAddresses(world, 'mia', { email, confirmed: true })
      return !(await lets(idToken.claim('email', email))(world))
    },
  ],
  'counts-unconfirmed-addresses': [
    async (world) => {
      const email = 'ada@acme.example'
      await withAddresses(world, 'mia', { email, confirmed: false })
      return lets(idToken.claim('email', email))(world)
    },
  ],
  'joins-whoever-signs-in': [
    async (world) => {
      const { connect, browser, sso, acme } = world
      await connect(acme, 'ada')
      await sso(await browser('eve'), acme, 'eve')
      return (await roleOf(world, 'acme', 'eve')) !== undefined
    },
  ],
  'join-link-alone-suffices': [
    async (world) => {
      const { connect, browser, acme } = world
      await connect(acme, 'ada')
      const link = await joinLinkOf(world, acme)
      acme.tenant.signInAs(null)
      await (await browser('eve')).get(link)
      return (await roleOf(world, 'acme', 'eve')) !== undefined
    },
  ],
  'join-link-for-any-organisation': [
    async (world) => {
      const { connect, browser, sso, acme, globex } = world
      await connect(acme, 'ada')
      await connect(globex, 'eve')
      const mia = await browser('mia')
      await mia.get(await joinLinkOf(world, acme))
      await sso(mia, globex, 'mia')
      return (await roleOf(world, 'globex', 'mia')) !== undefined
    },
  ],
  'refuses-whoever-joins': [
    async (world) => {
      const { connect, browser, acme } = world
      await connect(acme, 'ada')
      const link = await joinLinkOf(world, acme)
      acme.tenant.signInAs(acme.people.eve)
      await (await browser('eve')).get(link)
      return (await roleOf(world, 'acme', 'eve')) === undefined
    },
  ],
  'removed-members-keep-access': [
    async ({ connect, browser, sso, isIn, running, acme }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      await running.product.store.removeRole('acme', 'mia')
      return isIn(mia, acme)
    },
  ],
  'locked-accounts-keep-access': [
    async ({ connect, browser, sso, isIn, running, acme }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      await running.product.store.setDisabled('mia', true)
      return isIn(mia, acme)
    },
  ],
}
