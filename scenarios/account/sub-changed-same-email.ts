import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'account.sub-changed-same-email',
  title: 'refuses a reused address with another subject',
  level: 'SHOULD',
  basis: 'field',
  phase: 'lifecycle',
  references: ['OIDC Core 5.7', 'Entra ID token claims', 'CVE-2026-55075'],
  needs: ['keeps-accounts'],
  faults: [idToken.claim('sub', { $honest: 'altered' })],
  expect: 'refused',
  failure: 'signed another person in as {who} because her address was reused',
  effect: 'When somebody leaves and the address is given to a newcomer, the newcomer inherits the account.',
  fix: 'Link issuer and "sub" to the account at the first login; from then on they decide, not the address.',
})
