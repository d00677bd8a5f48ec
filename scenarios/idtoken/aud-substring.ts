import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.aud-substring',
  title: 'compares the whole audience, not a part of it',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (3)', 'RFC 7519 4.1.3', 'CVE-2023-36820'],
  expect: 'refused',
  variants: {
    'as-prefix': { faults: [idToken.claim('aud', '{{acme.clientId}}x')] },
    'as-suffix': { faults: [idToken.claim('aud', 'x{{acme.clientId}}')] },
    'in-a-list': { faults: [idToken.claim('aud', '{{acme.clientId}},another')] },
    'upper-case': { faults: [idToken.claim('aud', { $honest: 'upper-case' })] },
    'in-an-object': { faults: [idToken.claim('aud', { id: '{{acme.clientId}}' })] },
  },
  failure: 'signed {who} in with an ID token whose audience only contains the client ID',
  effect:
    'A text has "includes" like an array has: a token for another application passes when its name contains yours.',
  fix: 'Make "aud" an array first, then look for an element that equals your client ID.',
})
