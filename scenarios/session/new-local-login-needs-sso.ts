import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.new-local-login-needs-sso',
  title: 'asks for SSO again after somebody has signed out of the product and in again',
  level: 'SHOULD',
  basis: 'product',
  phase: 'member-login',
  references: ['ASVS 7.4.1'],
  needs: ['has-local-login', 'local-logout'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'logout', browser: 'hers' },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'hidden' },
    { do: 'login', browser: 'hers', expect: 'in' },
  ],
  failure: 'kept the completed SSO in the browser when its member signed out',
  effect: 'After signing out the password alone opens what SSO protects.',
  fix: 'Destroy the whole session when somebody signs out, with all that was completed in it.',
})
