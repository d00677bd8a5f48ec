import { scenario } from '../../harness/scenario.ts'
import { idToken, userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'userinfo.sub-missing',
  title: 'uses nothing of a UserInfo answer that names nobody',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 5.3.2'],
  needs: ['uses-userinfo', 'email-claim-only'],
  expect: 'refused',
  variants: {
    absent: { faults: [idToken.without('email'), userinfo.without('sub')] },
    empty: { faults: [idToken.without('email'), userinfo.member('sub', '')] },
  },
  failure: 'believed a UserInfo answer without "sub"',
  effect: 'Nothing says whom the answer is about: it may belong to another login.',
  fix: 'Take a missing or empty "sub" of UserInfo for a wrong one: end the login.',
})
