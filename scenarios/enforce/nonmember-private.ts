import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.nonmember-private',
  title: 'keeps private content from others than members, and sends them nowhere',
  level: 'SHOULD',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide enforcement'],
  needs: ['has-local-login'],
  controls: 'within',
  steps: [
    { do: 'look', at: 'private', who: 'pat', expect: 'hidden' },
    { do: 'look', at: 'private', who: null, expect: 'hidden' },
  ],
  journal: ['no-authorization-request'],
  failure: 'showed private content to somebody who is not a member',
  effect: 'Anybody with an account of the product reads what an organisation keeps to itself.',
  fix: 'Ask for the membership before anything else, and answer others as you answer for a page that does not exist.',
})
