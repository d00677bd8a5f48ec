import { scenario } from '../../harness/scenario.ts'
import { idToken, userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'setup.test-no-usable-email',
  title: 'does not go green when nobody could be recognised',
  level: 'SHOULD',
  basis: 'product',
  phase: 'test',
  references: ['Entra ID token claims', 'Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  besides: [userinfo.without('email')],
  faults: [idToken.without('email'), idToken.without('preferred_username')],
  expect: 'refused',
  failure: 'showed the green check mark although the ID token says no address by which anybody is recognised',
  effect: 'The check mark promises that logins work; once SSO is enabled, every member is locked out.',
  fix: 'Let the test recognise the administrator exactly as a login would recognise a member, and name the claim that is missing.',
})
