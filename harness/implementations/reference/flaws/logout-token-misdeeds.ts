/** For tests of flaws: what each mistake about a provider's word leads to. */
import { type Fault, logoutToken } from '../../../../mock-idp/index.ts'
import type { World } from '../test-world.ts'
import type { Misdeed } from './misdeed.ts'

interface Posted {
  readonly faults?: readonly Fault[]
  readonly about?: { readonly person?: string; readonly sid?: string }
  /** Where it is posted. */
  readonly to?: 'acme' | 'globex'
}

const post = (world: World, token: string, to = 'acme') =>
  fetch(`${world.running.origin}/organizations/${to}/oidc/backchannel-logout`, {
    method: 'POST',
    body: new URLSearchParams({ logout_token: token }),
  })

const sidOf = (world: World): string =>
  world.acme.tenant.journal.last('authorization-response')?.parameters['session_state'] ?? ''

/** mia is in twice; a logout token about her first session arrives. */
const posted = async (world: World, { faults = [], about, to = 'acme' }: Posted = {}) => {
  const { connect, browser, sso, isIn, acme } = world
  await connect(acme, 'ada')
  await connect(world.globex, 'eve')
  const [first, second] = [await browser('mia'), await browser('mia')]
  await sso(first, acme, 'mia')
  const sid = sidOf(world)
  await sso(second, acme, 'mia')
  const { tenant, application, people } = world[to]
  tenant.fault(...faults)
  const said = about ?? (to === 'acme' ? { person: people.mia.id, sid } : { sid })
  const token = await tenant.logoutToken({ application: application.clientId, ...said })
  const { status } = await post(world, token, to)
  tenant.honest()
  return { status, token, first: await isIn(first, acme), second: await isIn(second, acme) }
}

const ends =
  (...faults: readonly Fault[]): Misdeed =>
  async (world) =>
    !(await posted(world, { faults })).first

/** mia is in, and Entra's page calls the front-channel address with this query. */
const called =
  (query: (sid: string) => string, wanted: boolean): Misdeed =>
  async (world) => {
    const { connect, browser, sso, isIn, acme, running } = world
    await connect(acme, 'ada')
    const mia = await browser('mia')
    await sso(mia, acme, 'mia')
    await fetch(`${running.origin}/organizations/acme/oidc/frontchannel-logout?${query(sidOf(world))}`)
    return (await isIn(mia, acme)) === wanted
  }

export const logoutTokenMisdeeds = {
  'reads-unsigned-logout-tokens': [ends(logoutToken.signedBy('unknown-key'))],
  'logout-token-chooses-no-algorithm': [
    ends(logoutToken.signedBy('nobody')),
    ends(logoutToken.signedBy('nobody', 'nOnE')),
  ],
  'logout-token-of-any-issuer': [ends(logoutToken.claim('iss', 'https://evil.example'))],
  'logout-token-for-any-audience': [ends(logoutToken.claim('aud', 'another'))],
  'logout-token-without-event': [ends(logoutToken.without('events')), ends(logoutToken.claim('events', {}))],
  'logout-token-with-nonce': [ends(logoutToken.claim('nonce', ''))],
  'logout-token-never-expires': [
    ends(logoutToken.claim('exp', { $now: '-15m' })),
    ends(logoutToken.claim('iat', { $now: '-30d' })),
  ],
  'logout-token-about-anybody': [async (world) => (await posted(world, { about: {} })).status === 200],
  'forgets-logout-tokens': [
    async (world) => {
      const { token } = await posted(world)
      return (await post(world, token)).status === 200
    },
  ],
  'takes-any-token-for-a-logout-token': [
    async (world) => {
      await posted(world)
      const token = world.acme.tenant.journal.entries('token').at(-1)?.minted['id_token'] ?? ''
      return (await post(world, token)).status === 200
    },
  ],
  'any-provider-ends-any-session': [async (world) => !(await posted(world, { to: 'globex' })).first],
  'logout-token-ends-a-person': [async (world) => !(await posted(world)).second],
  'front-channel-needs-issuer': [called((sid) => `sid=${sid}`, true)],
  'front-channel-of-any-issuer': [called((sid) => `sid=${sid}&iss=https://evil.example`, false)],
  'front-channel-ends-all': [called(() => 'sid=another', false), called(() => '', false)],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
