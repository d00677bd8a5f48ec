import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.alg-not-advertised',
  title: 'refuses an algorithm that it did not agree on',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (7)', 'RFC 8725 3.1', 'ASVS 9.1.2'],
  expect: 'refused',
  variants: {
    PS256: { faults: [idToken.signedBy('other-algorithm', 'PS256')] },
    RS384: { faults: [idToken.signedBy('other-algorithm', 'RS384')] },
    RS512: { faults: [idToken.signedBy('other-algorithm', 'RS512')] },
  },
  failure: 'signed {who} in with an ID token signed with another algorithm than RS256',
  effect: 'Who takes the algorithm from the token also takes the next weak one; the choice belongs to you.',
  fix: 'Give your library the list ["RS256"]; never read the algorithm from the header of the token.',
})
