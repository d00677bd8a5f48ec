import { scenario, spellings } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.path-variants',
  title: 'keeps private content closed however its address is written',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 8.2.1', 'ASVS 4.1.4'],
  needs: ['has-enable', 'has-local-login', 'has-public-content'],
  steps: [
    { do: 'look', at: 'private', who: 'mia', spelled: spellings, expect: 'hidden' },
    {
      do: 'look',
      at: 'private',
      who: null,
      spelled: spellings,
      expect: 'hidden',
      failure: 'gave private content to somebody who is not signed in, at another spelling of its address',
    },
  ],
  failure: 'gave private content to a member without SSO at another spelling of its address',
  effect: 'A slash more in the address, or a capital letter, is all that it takes to get past SSO.',
  fix: 'Decide where the content is served, by the object that was found, and not by comparing the text of the path in front of it.',
})
