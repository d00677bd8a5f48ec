import { scenario } from '../../harness/scenario.ts'
import { userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'userinfo.conflicting-email',
  title: 'prefers the signed address when UserInfo names another one',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 5.1', 'OIDC Core 5.3.2'],
  needs: ['uses-userinfo'],
  steps: [
    { do: 'lie', faults: [userinfo.member('email', '{{max.email}}')] },
    {
      do: 'login',
      expect: 'in',
      failure: 'let the address of UserInfo win over the one in the signed ID token',
    },
  ],
  failure: 'let the address of UserInfo win over the one in the signed ID token',
  effect: 'Which of two addresses counts is left to chance, or to whoever changes the unsigned one.',
  fix: 'Read the address in the ID token, and look at UserInfo only for what is missing there.',
})
