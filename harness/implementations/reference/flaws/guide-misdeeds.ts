/** For tests of flaws: what each mistake along the guide leads to. */
import { authorizationResponse } from '../../../../mock-idp/index.ts'
import { greenUnder } from '../test-misdeed.ts'
import type { Misdeed } from './misdeed.ts'

export const guideMisdeeds = {
  'green-when-test-starts': [greenUnder(authorizationResponse.refusedOnPage(50011))],
  'refused-test-is-green': [greenUnder(authorizationResponse.refused(65001))],
  'keeps-entras-words-back': [
    async ({ browser, save, status, acme }) => {
      acme.tenant.fault(authorizationResponse.refused(50105))
      const ada = await browser('ada')
      await save(ada, acme)
      return !(await status(ada, acme)).text.includes('AADSTS50105')
    },
  ],
  'keeps-pasted-blanks': [
    async ({ browser, save, status, acme }) => {
      const ada = await browser('ada')
      await save(ada, acme, { clientSecret: `${acme.secret.value}\u200b` })
      return !(await status(ada, acme)).green
    },
  ],
  'test-ends-on-start-page': [
    async ({ browser, save, acme }) => {
      const { url } = await save(await browser('ada'), acme)
      return !url.href.includes('/settings/sso')
    },
  ],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
