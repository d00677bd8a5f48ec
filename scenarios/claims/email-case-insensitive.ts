import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.email-case-insensitive',
  title: 'recognises an e-mail address whatever its case',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['RFC 5321 2.4'],
  faults: [idToken.claim('email', { $honest: 'upper-case' })],
  expect: 'accepted',
  failure: 'did not recognise {who} because the case of her address differs',
  effect:
    'Entra sends addresses as the directory has them; members whose address has a capital letter are locked out.',
  fix: 'Compare addresses without regard to case, on both sides.',
})
