import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.test-does-not-enforce',
  title: 'leaves members alone until SSO is enabled',
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['Hub guide Entra ID', 'Hub guide enforcement'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'has-local-login'],
  arrange: 'green',
  steps: [{ do: 'look', at: 'private', who: 'mia', expect: 'shown' }],
  journal: ['no-authorization-request'],
  failure: 'asked a member for SSO that was tested and not yet enabled',
  effect: 'An administrator who only tries out the settings locks everybody out in the middle of the day.',
  fix: 'Ask for SSO only once the administrator has enabled it; a passed test is a permission to enable, no more.',
})
