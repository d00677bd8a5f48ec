import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.alg-none',
  title: 'refuses an ID token that says it needs no signature',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['RFC 8725 3.1', 'ASVS 9.1.2', 'CVE-2020-26244', 'CVE-2022-23540'],
  expect: 'refused',
  variants: {
    none: { faults: [idToken.signedBy('nobody', 'none')] },
    None: { faults: [idToken.signedBy('nobody', 'None')] },
    nOnE: { faults: [idToken.signedBy('nobody', 'nOnE')] },
    empty: { faults: [idToken.signedBy('nobody', '')] },
  },
  failure: 'signed {who} in with an ID token whose "alg" is none',
  effect: 'Anybody can write an ID token.',
  fix: 'Allow RS256 only, from a list of your own; never take the algorithm from the token.',
})
