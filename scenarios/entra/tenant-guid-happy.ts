import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'entra.tenant-guid-happy',
  title: 'works with a tenant in full Entra dress',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra OIDC', 'Entra App Gallery 1B.1.2', 'Entra App Gallery 1B.1.3'],
  expect: 'accepted',
  failure: 'did not let {who} in with tokens as Entra sends them',
  effect: 'It does not work with Entra at all.',
  fix: 'Test with real-size codes, "session_state", keys with "x5c" and "issuer" and an ID token without "email_verified".',
})
