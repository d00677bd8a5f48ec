/**
 * The fixture for @playwright/test: `import { expect, test } from 'greencheck/playwright'`. A mock Entra for each
 * worker, a tenant for each test, and a browser that trusts the mock's certificate: Chromium by its key and no other,
 * the others by `ignoreHTTPSErrors`, because they know no such argument.
 */
import { test as base } from '@playwright/test'
import type {
  Application,
  ApplicationOptions,
  ClientSecret,
  MockEntra,
  MockEntraOptions,
  Person,
  Tenant,
} from '../../mock-idp/contract.ts'
import { chromiumTrust, journalText, lendMockEntra } from './fixtures.ts'

export { expect } from '@playwright/test'

export interface EntraWorkerFixtures {
  /** How the mock is started: `use: { entraOptions: { port: 8443 } }` in the configuration. */
  readonly entraOptions: MockEntraOptions
  /** The mock Entra of this worker. */
  readonly entra: MockEntra
}

export interface EntraFixtures {
  /** What `application` is registered with: `test.use({ applicationOptions: { redirectUris: […] } })`. */
  readonly applicationOptions: ApplicationOptions
  /** A tenant of this test alone; what was asked in it is attached to the report when the test fails. */
  readonly tenant: Tenant
  readonly application: Application
  /** A secret of the application. */
  readonly secret: ClientSecret
  /** Somebody of the tenant. */
  readonly person: Person
}

let tenants = 0

export const test = base.extend<EntraFixtures, EntraWorkerFixtures>({
  entraOptions: [{}, { option: true, scope: 'worker' }],
  applicationOptions: [{}, { option: true }],
  entra: [async ({ entraOptions }, use) => lendMockEntra(entraOptions, use), { scope: 'worker' }],
  launchOptions: [
    async ({ launchOptions, browserName, entra }, use) => {
      const trust = browserName === 'chromium' ? chromiumTrust(entra) : []
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...trust] })
    },
    { scope: 'worker' },
  ],
  ignoreHTTPSErrors: async ({ ignoreHTTPSErrors, browserName }, use) =>
    use(browserName === 'chromium' ? ignoreHTTPSErrors : true),
  tenant: async ({ entra }, use, testInfo) => {
    tenants += 1
    const tenant = entra.tenant({ domain: `test${tenants}.example` })
    await use(tenant)
    if (testInfo.status !== testInfo.expectedStatus) {
      const body = journalText(tenant.journal.entries())
      process.stderr.write(`${body}\n`)
      await testInfo.attach('mock Entra ID', { body, contentType: 'text/plain' })
    }
    entra.removeTenant(tenant.id)
  },
  application: async ({ tenant, applicationOptions }, use) => use(tenant.application(applicationOptions)),
  secret: async ({ application }, use) => use(application.secret()),
  person: async ({ tenant }, use) => use(tenant.person({ userPrincipalName: `mia@${tenant.domain}` })),
})
