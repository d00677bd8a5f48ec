import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.user-switch',
  title: 'takes nothing over from whoever used the browser before',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['ASVS 7.2.4'],
  needs: ['has-local-login', 'local-logout'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'shared', expect: 'in' },
    { do: 'logout', browser: 'shared' },
    { do: 'look', at: 'private', who: 'max', browser: 'shared', expect: 'hidden' },
    { do: 'login', who: 'max', browser: 'shared', expect: 'in' },
  ],
  failure: 'let the next person in by the SSO of the one who had used the browser before',
  effect: 'On a shared computer one member acts as, or by the rights of, another.',
  fix: 'Begin every login of the product with a new session, and bind the completed SSO to the account it was about.',
})
