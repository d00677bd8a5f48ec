import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'ui.secret-field',
  title: 'hides the client secret while it is typed, and lets it be pasted',
  level: 'SHOULD',
  basis: 'asvs',
  phase: 'setup',
  references: ['ASVS 14.2.6'],
  needs: ['has-settings-ui'],
  controls: 'within',
  steps: [
    { do: 'look', at: 'settings', who: 'ada', expect: 'shown' },
    { do: 'save' },
    { do: 'look', at: 'settings', who: 'ada', expect: 'shown' },
  ],
  answers: ['secret-field-safe'],
  failure: 'did not show its settings to the administrator',
  effect:
    'Whoever looks over a shoulder, or at a shared screen, reads the secret; who may not paste it mistypes it.',
  fix: 'Let the field be type="password" with autocomplete="off", and leave pasting alone.',
})
