import { authorizationResponse } from '../../../../mock-idp/index.ts'
import type { TestBrowser } from '../test-browser.ts'
import type { World } from '../test-world.ts'
import type { callbackFlaws } from './callback-flaws.ts'
import { inRequests, type Misdeed } from './misdeed.ts'

const isCallback = (url: URL): boolean => url.pathname.endsWith('/oidc/consume')

/** Mia's callback is changed on its way back to her browser. */
const delivered = async (
  { connect, browser, sso, acme }: World,
  change: (url: URL) => void,
): Promise<{ readonly mia: TestBrowser; readonly status: number; readonly text: string }> => {
  await connect(acme, 'ada')
  const mia = await browser('mia')
  const { url } = await sso(mia, acme, 'mia', isCallback)
  change(url)
  return { mia, ...(await mia.get(url.href)) }
}

const fails =
  (parameters: Readonly<Record<string, string>>) =>
  (url: URL): void => {
    url.searchParams.delete('code')
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  }

const shows =
  (parameters: Readonly<Record<string, string>>, sign: string): Misdeed =>
  async (world) =>
    (await delivered(world, fails(parameters))).text.includes(sign)

/** Where the first redirect after the callback leads. */
const returnsTo = async ({ connect, browser, running, acme }: World, returnTo: string): Promise<string> => {
  await connect(acme, 'ada')
  acme.tenant.signInAs(acme.people.mia)
  const mia = await browser('mia')
  const start = `${running.origin}/organizations/acme/sso?returnTo=${encodeURIComponent(returnTo)}`
  let callback: URL | undefined
  const { url } = await mia.get(start, (next) => {
    if (callback !== undefined) return true
    if (isCallback(next)) callback = next
    return false
  })
  return url.href
}

const startsAgain =
  (code: number): Misdeed =>
  async ({ connect, browser, sso, acme }) => {
    await connect(acme, 'ada')
    acme.tenant.fault(authorizationResponse.refused(code))
    const before = acme.tenant.journal.entries('authorize').length
    await sso(await browser('mia'), acme, 'mia').catch(() => undefined)
    return acme.tenant.journal.entries('authorize').length > before + 1
  }

export const callbackMisdeeds: Readonly<Record<keyof typeof callbackFlaws, readonly Misdeed[]>> = {
  'redeems-despite-an-error': [
    async (world) => {
      const { mia } = await delivered(world, (url) => url.searchParams.set('error', 'access_denied'))
      return world.isIn(mia, world.acme)
    },
  ],
  'ignores-issuer-of-the-callback': [
    async (world) => {
      const { mia } = await delivered(world, (url) => url.searchParams.set('iss', 'https://evil.example'))
      return world.isIn(mia, world.acme)
    },
  ],
  'error-becomes-markup': [shows({ error: 'x', error_description: '<b>planted</b>' }, '<b>planted</b>')],
  'speaks-for-strangers': [shows({ error: 'x', error_description: 'call us' }, 'call us')],
  'links-to-error-uri': [shows({ error: 'x', error_uri: 'https://evil.example/' }, 'href="https://evil')],
  'stray-error-signs-out': [
    async (world) => {
      const { mia } = await delivered(world, fails({ error: 'x', state: 'made-up' }))
      return (await world.whoami(mia)) === null
    },
  ],
  'insists-on-silent-sign-in': [startsAgain(50058)],
  'scanner-uses-up-the-login': [
    async (world) => {
      const { connect, browser, sso, isIn, acme } = world
      await connect(acme, 'ada')
      const mia = await browser('mia')
      const { url } = await sso(mia, acme, 'mia', isCallback)
      await (await browser()).get(url.href)
      await mia.get(url.href)
      return !(await isIn(mia, acme))
    },
  ],
  'chokes-on-odd-state': [
    async (world) => (await delivered(world, (url) => url.searchParams.set('state', '✓'))).status === 500,
  ],
  'returns-to-any-path': [async (world) => (await returnsTo(world, '//evil.example/')).includes('//evil.')],
  'returns-to-its-own-prefix': [
    async (world) => {
      const target = `${world.running.origin}@evil.example/`
      return new URL(await returnsTo(world, target)).hostname === 'evil.example'
    },
  ],
  'forgets-where-to': [
    async (world) => !(await returnsTo(world, '/organizations/acme/private/plans')).endsWith('/plans'),
  ],
  'state-carries-the-return-path': [
    inRequests('authorize', ([first = {}]) => first['state']?.includes('/organizations/') === true),
  ],
}
