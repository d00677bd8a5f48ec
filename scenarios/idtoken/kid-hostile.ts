import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

/** Signed by a key that Entra never published, so that nobody has to let it in. */
const foreign = [idToken.signedBy('unknown-key-known-kid')]

export default scenario({
  id: 'idtoken.kid-hostile',
  title: 'survives whatever stands in "kid"',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 8725 3.10'],
  expect: 'refused',
  variants: {
    path: { faults: [...foreign, idToken.header('kid', '../../../../dev/null')] },
    sql: { faults: [...foreign, idToken.header('kid', "x' UNION SELECT 'key';--")] },
    proto: { faults: [...foreign, idToken.header('kid', '__proto__')] },
    long: { faults: [...foreign, idToken.header('kid', { $length: 65_536 })] },
    number: { faults: [...foreign, idToken.header('kid', 7)] },
    object: { faults: [...foreign, idToken.header('kid', { toString: 'x' })] },
    null: { faults: [...foreign, idToken.header('kid', null)] },
  },
  failure: 'signed {who} in with a foreign signature because of what stood in "kid"',
  effect:
    '"kid" is read before the signature: whoever can send a token can send SQL, a path, or a value that stops the process.',
  fix: 'Take "kid" as a text, compare it with the "kid" of the published keys, and do nothing else with it: no query, no file, no object lookup.',
})
