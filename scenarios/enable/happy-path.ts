import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.happy-path',
  title: 'enables tested settings, and from then on members complete SSO',
  level: 'MUST',
  basis: 'product',
  phase: 'enable',
  references: ['Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  controls: 'within',
  steps: [
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'enable', expect: 'enabled', failure: 'could not be enabled after a test that passed' },
    { do: 'look', at: 'private', who: 'mia', expect: 'hidden' },
    { do: 'login', expect: 'in' },
  ],
  failure: 'left private content open after SSO was enabled',
  effect: 'The customer believes that SSO protects the content, and it does not.',
  fix: 'Check on every request for private content whether this browser has completed SSO for this organisation.',
})
