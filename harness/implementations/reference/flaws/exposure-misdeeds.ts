import { accessToken, type Fault, tokenResponse } from '../../../../mock-idp/index.ts'
import { openCanary } from '../../../drive/canary.ts'
import type { World } from '../test-world.ts'
import type { exposureFlaws } from './exposure-flaws.ts'
import type { Misdeed } from './misdeed.ts'

/** The product's own login, with the headers of its answer. */
const ownLogin = ({ running }: World): Promise<Response> =>
  fetch(`${running.origin}/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email: 'mia@acme.example', password: 'correct horse' }),
  })

const sessionCookie = async (world: World): Promise<string> =>
  (await ownLogin(world)).headers.getSetCookie().join('\n').toLowerCase()

const isInUnder = async (
  { connect, browser, sso, isIn, acme }: World,
  ...faults: readonly Fault[]
): Promise<boolean> => {
  await connect(acme, 'ada')
  acme.tenant.fault(...faults)
  const mia = await browser('mia')
  await sso(mia, acme, 'mia')
  return isIn(mia, acme)
}

const keepsOutUnder =
  (...faults: readonly Fault[]): Misdeed =>
  async (world) =>
    !(await isInUnder(world, ...faults))

export const exposureMisdeeds: Readonly<Record<keyof typeof exposureFlaws, readonly Misdeed[]>> = {
  'scripts-read-the-session': [async (world) => !(await sessionCookie(world)).includes('httponly')],
  'session-over-plain-http': [
    async ({ running }) => {
      const { secure, name } = running.product.rules.sessionCookie(true)
      return secure !== true && !name.startsWith('__Host-')
    },
  ],
  'session-without-same-site': [async (world) => !(await sessionCookie(world)).includes('samesite')],
  'frames-everywhere': [async (world) => !(await ownLogin(world)).headers.has('content-security-policy')],
  'passes-the-callback-on': [
    async (world) => (await ownLogin(world)).headers.get('referrer-policy') === 'unsafe-url',
  ],
  'stays-on-the-callback': [
    async ({ connect, browser, sso, acme }) => {
      await connect(acme, 'ada')
      return (await sso(await browser('mia'), acme, 'mia')).url.searchParams.has('code')
    },
  ],
  'id-token-in-a-cookie': [
    async ({ connect, browser, sso, acme, running }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return (await mia.cookies(running.origin)).includes('id=ey')
    },
  ],
  'wants-bearer-in-capitals': [keepsOutUnder(tokenResponse.member('token_type', { $honest: 'lower-case' }))],
  'refuses-unknown-members': [keepsOutUnder(tokenResponse.member('com_example_unheard_of', 1))],
  'follows-the-token-endpoint': [
    async (world) => {
      const { url, hits } = await openCanary(`follows-${world.running.origin.split(':').at(-1)}`)
      await isInUnder(world, tokenResponse.redirected(`${url}/token`, 307))
      return hits.length > 0
    },
  ],
  'identity-from-the-access-token': [keepsOutUnder(accessToken.claim('email', 'max@acme.example'))],
  'id-token-from-a-list': [
    (world) => isInUnder(world, tokenResponse.member('id_token', { $honest: 'in-array' })),
  ],
}
