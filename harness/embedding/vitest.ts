/**
 * The fixture for vitest: `import { test } from 'greencheck/vitest'`. A mock Entra is started when the first test of
 * a worker asks for it; each test has a tenant of its own, so tests may lie and move clocks beside each other.
 */
import { test as base } from 'vitest'
import type {
  Application,
  ApplicationOptions,
  ClientSecret,
  MockEntra,
  MockEntraOptions,
  Person,
  Tenant,
} from '../../mock-idp/contract.ts'
import { journalText, lendMockEntra } from './fixtures.ts'

export interface EntraFixtures {
  /** How the mock is started; the same for all tests of a worker. */
  readonly entraOptions: MockEntraOptions
  /** What `application` is registered with: `test.override('applicationOptions', { redirectUris: […] })`. */
  readonly applicationOptions: ApplicationOptions
  /** The mock Entra of this worker, whose certificate the worker trusts. */
  readonly entra: MockEntra
  /** A tenant of this test alone; what was asked in it is printed when the test fails. */
  readonly tenant: Tenant
  readonly application: Application
  /** A secret of the application. */
  readonly secret: ClientSecret
  /** Somebody of the tenant. */
  readonly person: Person
}

let tenants = 0

export const test = base.extend<EntraFixtures>({
  entraOptions: [{}, { scope: 'worker' }],
  applicationOptions: {},
  entra: [async ({ entraOptions }, use) => lendMockEntra(entraOptions, use), { scope: 'worker' }],
  tenant: async ({ entra, onTestFailed }, use) => {
    tenants += 1
    const tenant = entra.tenant({ domain: `test${tenants}.example` })
    onTestFailed(() => {
      process.stderr.write(`${journalText(tenant.journal.entries())}\n`)
    })
    await use(tenant)
    entra.removeTenant(tenant.id)
  },
  application: async ({ tenant, applicationOptions }, use) => use(tenant.application(applicationOptions)),
  secret: async ({ application }, use) => use(application.secret()),
  person: async ({ tenant }, use) => use(tenant.person({ userPrincipalName: `mia@${tenant.domain}` })),
})

export const it = test
