import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.signature-stripped',
  title: 'refuses an ID token with an empty signature',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['RFC 8725 3.3', 'ASVS 9.1.1', 'CVE-2020-26244'],
  faults: [idToken.signedBy('empty-signature')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that had no signature',
  effect: 'Anybody can write an ID token.',
  fix: 'Require a valid signature; an empty third part is not one.',
})
