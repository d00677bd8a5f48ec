import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.jku-x5u',
  title: 'never fetches keys from where the token says',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['RFC 8725 3.10', 'RFC 7515 4.1.2', 'ASVS 9.1.3', 'CVE-2026-32301'],
  world: { canary: true },
  expect: 'refused',
  answers: ['canary-untouched'],
  variants: {
    jku: { faults: [idToken.signedBy('unknown-key'), idToken.header('jku', '{{canary.url}}/keys')] },
    x5u: { faults: [idToken.signedBy('unknown-key'), idToken.header('x5u', '{{canary.url}}/certificate')] },
  },
  failure: 'signed {who} in with an ID token whose header says where its key is',
  effect:
    'Anybody can write an ID token, and anybody can make your server send requests into your own network.',
  fix: 'Take keys from "jwks_uri" of the metadata document only. Ignore "jku" and "x5u" in the header: do not even fetch them.',
})
