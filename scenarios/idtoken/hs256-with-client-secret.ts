import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.hs256-with-client-secret',
  title: 'refuses HS256 keyed with the client secret',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (7)', 'OIDC Core 3.1.3.7 (8)', 'CVE-2026-33322'],
  faults: [idToken.signedBy('client-secret')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token authenticated with HS256 and the client secret',
  effect:
    'Whoever gets hold of the client secret (a log, a backup, a former employee) can write ID tokens for everybody.',
  fix: 'Allow RS256 only. Entra never signs with the client secret.',
})
