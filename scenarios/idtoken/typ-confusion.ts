import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.typ-confusion',
  title: 'refuses another kind of token in the place of an ID token',
  level: 'SHOULD',
  basis: 'asvs',
  phase: 'member-login',
  references: ['RFC 8725 3.11', 'RFC 8725 3.12', 'ASVS 9.2.2'],
  steps: [{ do: 'login', expect: 'out' }],
  variants: {
    'access-token': { faults: [idToken.header('typ', 'at+jwt')] },
    'logout-token': {
      faults: [
        idToken.header('typ', 'logout+jwt'),
        idToken.claim('events', { 'http://schemas.openid.net/event/backchannel-logout': {} }),
      ],
    },
    'lower-case': {
      faults: [idToken.header('typ', 'jwt')],
      steps: [{ do: 'login', expect: 'in', failure: 'kept {who} out because "typ" is written "jwt"' }],
    },
  },
  failure: 'signed {who} in with a token that says it is not an ID token',
  effect:
    'Access tokens and logout tokens are signed by the same keys, and applications that hold them could log in with them.',
  fix: 'Where the header has a "typ", accept "JWT" only, in any case; a missing one is fine.',
})
