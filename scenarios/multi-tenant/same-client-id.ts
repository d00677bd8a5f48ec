import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'multi-tenant.same-client-id',
  title: 'keeps organisations apart that have the same client ID',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['ASVS 6.8.1', 'OIDC Core 2'],
  needs: ['multi-tenant'],
  world: { organisations: ['acme', 'globex'], sameClientId: true },
  controls: 'within',
  journal: ['secret-stays-home'],
  steps: [
    { do: 'login', expect: 'in' },
    { do: 'login', organisation: 'globex', who: 'eve', expect: 'in' },
    { do: 'login', expect: 'in' },
  ],
  failure: 'did not let a member in where another organisation has the same client ID',
  effect: "One organisation's secret goes to another's identity provider, or its members are kept out.",
  fix: 'A client ID means something only at its issuer: key secrets, links and caches by the connection.',
})
