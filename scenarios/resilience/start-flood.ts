import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'resilience.start-flood',
  title: 'keeps a login that is on its way while others begin very many',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE 2021-22119', 'CVE 2026-55512'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', hold: true },
    { do: 'login', who: 'max', browser: 'his', atEntra: 'leave', times: 60 },
    {
      do: 'deliver',
      from: 'hers',
      browser: 'hers',
      who: 'mia',
      expect: 'in',
      failure: 'lost the login of a member because another one had begun many',
    },
    {
      do: 'login',
      who: 'max',
      browser: 'his',
      expect: 'in',
      failure: 'let nobody in any more who had begun very many logins',
    },
  ],
  failure: 'lost the login of a member because another one had begun many',
  effect:
    'One person who begins logins in a loop keeps a whole organisation out, or fills the memory of the server.',
  fix: 'Limit the logins that one browser may have on their way, and let them expire. Never drop those of others to make room.',
})
