import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'secret.never-echoed',
  title: 'never shows the stored client secret again',
  level: 'MUST',
  basis: 'asvs',
  phase: 'setup',
  references: ['ASVS 13.3.2', 'ASVS 14.2.6'],
  needs: ['has-settings-ui', 'has-test-step'],
  controls: 'within',
  steps: [
    { do: 'save' },
    { do: 'look', at: 'settings', who: 'ada', expect: 'shown' },
    { do: 'test', expect: 'green' },
    { do: 'save', secret: 'wrong' },
    { do: 'test', expect: 'not-green' },
    { do: 'look', at: 'settings', who: 'ada', expect: 'shown' },
  ],
  answers: ['secret-never-shown'],
  failure: 'showed the stored client secret',
  effect: 'Whoever sees the settings page, or its source, can act as the product at Entra.',
  fix: 'Leave the secret out of every answer; show that there is one, and at most its last four characters.',
})
