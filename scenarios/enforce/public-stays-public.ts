import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.public-stays-public',
  title: 'keeps public content open to everybody',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide enforcement'],
  needs: ['has-public-content'],
  controls: 'within',
  steps: [
    {
      do: 'look',
      at: 'public',
      who: null,
      expect: 'shown',
      failure: 'closed public content to anonymous visitors',
    },
    {
      do: 'look',
      at: 'public',
      who: 'pat',
      expect: 'shown',
      failure: 'closed public content to somebody who is not a member',
    },
  ],
  journal: ['no-authorization-request'],
  failure: 'closed public content to people who are not members',
  effect: "Enabling SSO takes a customer's public pages off the web.",
  fix: 'Enforce SSO where private content is served, not in front of the whole organisation.',
})
