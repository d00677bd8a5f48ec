import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.hs256-empty-key',
  title: 'refuses HS256 keyed with nothing, or with what everybody guesses',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 8725 3.1', 'RFC 8725 3.5', 'CVE-2026-45363', 'CVE-2022-23540'],
  expect: 'refused',
  variants: {
    empty: { faults: [idToken.keyedWith('')] },
    null: { faults: [idToken.keyedWith('null')] },
    undefined: { faults: [idToken.keyedWith('undefined')] },
    secret: { faults: [idToken.keyedWith('secret')] },
  },
  failure: 'signed {who} in with an ID token authenticated by a secret that everybody can guess',
  effect:
    'A key that was not found becomes "" or "undefined" on its way into the HMAC: anybody can write an ID token.',
  fix: 'Allow RS256 only, and treat a key that is not there as an error before anything is verified.',
})
