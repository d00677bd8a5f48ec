import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'logout.local-ends-sso',
  title: 'ends the session on the server when somebody signs out',
  level: 'MUST',
  basis: 'asvs',
  phase: 'logout',
  references: ['ASVS 7.4.1'],
  needs: ['local-logout'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'copy-cookies', from: 'hers', to: 'a-copy' },
    { do: 'logout', browser: 'hers' },
    {
      do: 'look',
      at: 'private',
      who: null,
      browser: 'hers',
      expect: 'hidden',
      failure: 'showed private content in a browser in which the member had signed out',
    },
    { do: 'look', at: 'private', who: null, browser: 'a-copy', expect: 'hidden' },
  ],
  failure:
    'left the session alive on the server after its member had signed out: a copy of the cookie was in',
  effect: 'Signing out on a shared computer, or after a theft, ends nothing.',
  fix: 'Destroy the session on the server when somebody signs out; deleting the cookie is only politeness.',
})
