import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.xhr-gets-401',
  title: 'answers programs without SSO with a status, and leaves a login on its way alone',
  level: 'SHOULD',
  basis: 'product',
  phase: 'member-login',
  references: ['GitHub OpenIDC/mod_auth_openidc#143'],
  needs: ['has-enable', 'has-local-login', 'channel-list'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', hold: true },
    { do: 'look', at: 'api', who: 'mia', browser: 'hers', expect: 'refused-by-status' },
    { do: 'look', at: 'api', who: null, expect: 'refused-by-status' },
    {
      do: 'deliver',
      from: 'hers',
      browser: 'hers',
      who: 'mia',
      expect: 'in',
      failure: 'lost a login on its way because a script asked for content meanwhile',
    },
    { do: 'look', at: 'api', who: 'mia', browser: 'hers', expect: 'shown' },
  ],
  journal: ['one-authorization-request'],
  failure: 'answered a program without SSO with a page or a redirect instead of a status',
  effect:
    'Scripts of an open page start logins in the background, which overwrite the one that a person is in.',
  fix: 'Answer requests of scripts and programs with 401 or 403 and a JSON body. Only navigations begin a login.',
})
