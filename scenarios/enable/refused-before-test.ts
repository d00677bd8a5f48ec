import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.refused-before-test',
  title: 'refuses to enable settings that were never tested',
  level: 'MUST',
  basis: 'product',
  phase: 'enable',
  references: ['Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [{ do: 'save' }, { do: 'enable', expect: 'not-enabled' }],
  failure: 'enabled settings that were never tested',
  effect: 'One wrong value locks every member out at once.',
  fix: 'Let the enable request itself check that the current revision of the settings passed its test; hiding the button is not enough.',
})
