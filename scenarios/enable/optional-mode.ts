import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.optional-mode',
  title: 'lets members decline SSO where it is optional, and nowhere else',
  level: 'SHOULD',
  basis: 'product',
  phase: 'lifecycle',
  references: ['Hub guide enforcement'],
  needs: ['has-enable', 'has-local-login', 'has-optional-mode'],
  controls: 'within',
  steps: [
    { do: 'change-settings', settings: { mode: 'optional' } },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'shown' },
    { do: 'login', who: 'max', expect: 'in', failure: 'did not let {who} in by SSO where it is optional' },
    { do: 'change-settings', settings: { mode: 'enforced' } },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      browser: 'hers',
      expect: 'hidden',
      failure: 'let somebody who had declined SSO go on without it after it was enforced',
    },
    { do: 'login', browser: 'hers', expect: 'in' },
  ],
  failure: 'kept members out who declined SSO, although it was optional',
  effect: 'What the administrator has chosen is not what happens: members are locked out, or walk past SSO.',
  fix: 'Read the mode at every request. Optional opens the door with a banner; enforced asks everybody, also those who declined before.',
})
