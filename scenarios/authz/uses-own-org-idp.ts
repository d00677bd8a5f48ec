import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.uses-own-org-idp',
  title: "sends each organisation's people to its own identity provider",
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['ASVS 6.8.1', 'Entra App Gallery 1B.2.1'],
  needs: ['multi-tenant'],
  world: { organisations: ['acme', 'globex'] },
  steps: [
    { do: 'login', expect: 'in' },
    { do: 'login', organisation: 'globex', who: 'eve', expect: 'in' },
    { do: 'login', expect: 'in' },
  ],
  failure: 'did not keep two organisations with their own identity providers apart',
  effect: 'The second customer with SSO breaks the first.',
  fix: 'Keep issuer, client, secret and keys per organisation, and look them up by the organisation whose login was started.',
})
