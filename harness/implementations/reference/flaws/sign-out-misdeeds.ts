/** For tests of flaws: what each mistake in signing out leads to. */
import { discovery, type Fault } from '../../../../mock-idp/index.ts'
import type { World } from '../test-world.ts'
import type { Misdeed } from './misdeed.ts'

/** mia has signed in, and signs out: where that leads, and whether she is in afterwards. */
const signOut = async (
  { connect, browser, sso, isIn, acme, running }: World,
  fields: Readonly<Record<string, string>> = {},
  faults: readonly Fault[] = [],
) => {
  await connect(acme, 'ada')
  const mia = await browser('mia')
  await sso(mia, acme, 'mia')
  acme.tenant.fault(...faults)
  const { url, status } = await mia.post(
    `${running.origin}/logout`,
    fields,
    ({ origin, pathname }) => origin !== running.origin || pathname.endsWith('/signed-out'),
  )
  return { url, status, isIn: await isIn(mia, acme), mia }
}

export const signOutMisdeeds = {
  'signs-out-here-only': [async (world) => (await signOut(world)).url.origin === world.running.origin],
  'signs-out-without-state': [async (world) => !(await signOut(world)).url.searchParams.has('state')],
  'crashes-on-another-state': [
    async (world) => {
      const { mia } = await signOut(world)
      const back = `${world.running.origin}/organizations/acme/signed-out?state=another`
      return (await mia.get(back)).status === 500
    },
  ],
  'returns-anywhere-after-sign-out': [
    async (world) => {
      const without = [discovery.without('end_session_endpoint')]
      const { url } = await signOut(world, { returnTo: 'https://evil.example/' }, without)
      return url.origin === 'https://evil.example'
    },
  ],
  'needs-a-sign-out-page': [
    async (world) => (await signOut(world, {}, [discovery.without('end_session_endpoint')])).status === 500,
  ],
  'signs-out-by-any-link': [
    async ({ connect, browser, sso, isIn, acme, running }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      await mia.get(`${running.origin}/logout`, ({ pathname }) => pathname !== '/logout')
      return !(await isIn(mia, acme))
    },
  ],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
