import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'entra.common-endpoint',
  title: "never takes a stranger's tenant for its own at the common endpoint",
  level: 'MUST',
  basis: 'entra',
  phase: 'setup',
  references: ['Entra access tokens', 'AADSTS 50194', 'Entra App Gallery 1B.1.3'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'multi-tenant'],
  world: { organisations: ['acme', 'globex'], multiTenantApplication: true, globexAsserts: ['mia'] },
  steps: [
    { do: 'save', paste: 'common-url' },
    { do: 'test' },
    { do: 'enable' },
    { do: 'login', who: 'mia', atEntra: 'mia', entraOf: 'globex', expect: 'not-by-entra' },
  ],
  failure: 'signed somebody of another tenant in as {who}',
  effect: "nOAuth: anybody with a tenant of their own writes a victim's address into it and is in.",
  fix: 'Refuse an issuer with "{tenantid}" and ask for the tenant\'s own URL; or allow named tenants and compare "tid" and "iss" with them.',
})
