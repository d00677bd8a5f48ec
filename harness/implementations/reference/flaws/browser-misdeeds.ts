import { idToken } from '../../../../mock-idp/index.ts'
import type { World } from '../test-world.ts'
import type { browserFlaws } from './browser-flaws.ts'
import type { Misdeed } from './misdeed.ts'

const isCallback = (url: URL): boolean => url.pathname.endsWith('/oidc/consume')

/** What the product answers to a form that another site posts, without any cookie. */
const formPost = async (
  { running }: World,
  parameters: Readonly<Record<string, string>>,
): Promise<number> => {
  const { status } = await fetch(`${running.origin}/organizations/acme/oidc/consume`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(parameters),
  })
  return status
}

/** How many cookies somebody has who started so many sign-ins. */
const cookiesAfter = async ({ connect, browser, sso, acme, running }: World, starts: number) => {
  await connect(acme, 'ada')
  const mia = await browser('mia')
  for (let start = 0; start < starts; start += 1) await sso(mia, acme, 'mia', isCallback)
  return (await mia.cookies(running.origin)).split(';').length
}

export const browserMisdeeds: Readonly<Record<keyof typeof browserFlaws, readonly Misdeed[]>> = {
  'form-post-needs-the-session': [
    async (world) => (await formPost(world, { code: 'c', state: 's' })) === 400,
  ],
  'form-post-needs-a-code': [async (world) => (await formPost(world, { error: 'access_denied' })) === 500],
  'one-tab-at-a-time': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      const first = await sso(mia, acme, 'mia', isCallback)
      await sso(mia, acme, 'mia', isCallback)
      await mia.get(first.url.href)
      return !(await isIn(mia, acme))
    },
  ],
  'secret-in-clear': [
    async ({ browser, status, acme }) =>
      !(await status(await browser('ada'), acme)).text.includes('type="password"'),
  ],
  'status-by-colour-only': [
    async ({ connect, browser, status, acme }) => {
      await connect(acme, 'ada')
      return !(await status(await browser('ada'), acme)).text.includes('Tested')
    },
  ],
  'pages-may-be-cached': [
    async ({ running }) => {
      const { headers } = await fetch(`${running.origin}/organizations/acme/private`, { redirect: 'manual' })
      return headers.get('cache-control')?.includes('no-store') === false
    },
  ],
  'session-for-all-sites': [
    async ({ running }) => {
      const { headers } = await fetch(`${running.origin}/login`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ email: 'mia@acme.example', password: 'correct horse' }),
      })
      return headers.getSetCookie().join().includes('SameSite=None')
    },
  ],
  'analytics-everywhere': [
    async ({ running }) => (await (await fetch(running.origin)).text()).includes('analytics.example'),
  ],
  'greets-by-the-claim': [
    async ({ connect, browser, sso, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.fault(idToken.claim('name', '<b>mia</b>'))
      return (await sso(await browser('mia'), acme, 'mia')).text.includes('<b>mia</b>')
    },
  ],
  'cookie-for-each-attempt': [async (world) => (await cookiesAfter(world, 3)) > 3],
}
