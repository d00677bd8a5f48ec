import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'logout.next-login-can-switch',
  title: 'lets another person sign in after somebody has signed out',
  level: 'SHOULD',
  basis: 'product',
  phase: 'logout',
  references: ['Entra OIDC', 'RP-Initiated Logout 2'],
  needs: ['local-logout'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'shared', expect: 'in' },
    { do: 'logout', browser: 'shared', staysAtEntra: true },
    {
      do: 'login',
      who: 'max',
      browser: 'shared',
      staysAtEntra: true,
      expect: 'in',
      failure: 'left {who} no way to sign in after a colleague had signed out in the same browser',
    },
  ],
  failure: 'left nobody a way to sign in after a colleague had signed out in the same browser',
  effect:
    'Entra still knows who was there and says so without asking: whoever comes next is taken for that person, or locked out.',
  fix: 'Sign out at Entra as well ("end_session_endpoint"), or send prompt=select_account with the next login after a sign-out.',
})
