import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.disable-restores',
  title: 'lets members in without Entra once SSO is disabled, and keeps the settings',
  level: 'MUST',
  basis: 'product',
  phase: 'lifecycle',
  references: ['Hub guide enforcement'],
  needs: ['has-test-step', 'has-enable', 'has-local-login'],
  controls: 'within',
  steps: [
    { do: 'disable', expect: 'not-enabled', failure: 'could not be disabled' },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      expect: 'shown',
      failure: 'went on asking members for SSO after it was disabled',
    },
    { do: 'test', expect: 'green', failure: 'lost the settings when SSO was disabled' },
    { do: 'enable', expect: 'enabled', failure: 'could not be enabled again' },
    { do: 'look', at: 'private', who: 'mia', expect: 'hidden' },
    { do: 'login', expect: 'in' },
  ],
  failure: 'left private content open after SSO was enabled again',
  effect: 'In an outage of Entra nobody dares to disable SSO, or nobody gets in although it is disabled.',
  fix: 'Let the switch change nothing but whether SSO is asked for: the settings stay, and so does their test.',
})
