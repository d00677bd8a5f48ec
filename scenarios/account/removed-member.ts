import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.removed-member',
  title: 'shuts a removed member out at once',
  level: 'MUST',
  basis: 'product',
  phase: 'lifecycle',
  references: ['Hub guide user management', 'ASVS 7.4.2'],
  needs: ['removes-members', 'invitation-only'],
  steps: [
    { do: 'login', browser: 'mia', expect: 'in' },
    { do: 'remove-member', who: 'mia' },
    { do: 'look', at: 'private', who: 'mia', browser: 'mia', expect: 'hidden' },
    { do: 'login', browser: 'mia', expect: 'out' },
    { do: 'login', who: 'max', expect: 'in' },
  ],
  controls: 'within',
  failure: 'went on showing private content to somebody who had been taken out of the organisation',
  effect:
    'Dismissed people read on for as long as their session lives, or come back by themselves through SSO.',
  fix: 'Read the membership anew at each request, and do not create one at the end of a login.',
})
