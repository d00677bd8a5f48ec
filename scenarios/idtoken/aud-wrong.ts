import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.aud-wrong',
  title: 'refuses an ID token that was issued to another application',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (3)', 'RFC 7519 4.1.3', 'ASVS 10.5.4', 'CVE-2024-47806'],
  faults: [idToken.claim('aud', '00000000-0000-4000-8000-00000000beef')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that was issued to another application',
  effect: 'Any other application registered in the same tenant can sign its users in to yours.',
  fix: 'Compare "aud" with your own client ID before you read any other claim; most libraries call this option "audience".',
})
