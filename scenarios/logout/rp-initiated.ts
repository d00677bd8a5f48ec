import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'logout.rp-initiated',
  title: 'signs out at Entra as well, and comes back',
  level: 'MAY',
  basis: 'spec',
  phase: 'logout',
  references: ['RP-Initiated Logout 2', 'RP-Initiated Logout 3', 'Entra OIDC'],
  needs: ['local-logout', 'rp-logout'],
  controls: 'within',
  variants: {
    'there-and-back': {
      steps: [
        { do: 'login', browser: 'hers', expect: 'in' },
        { do: 'logout', browser: 'hers', staysAtEntra: true },
        { do: 'login', browser: 'hers', expect: 'in' },
        { do: 'logout', browser: 'hers', staysAtEntra: true },
        { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'hidden' },
      ],
    },
    // The browser is on its way to Entra, or never gets there: here the session is over already.
    'not-yet-at-entra': {
      journal: [],
      steps: [
        { do: 'login', browser: 'hers', expect: 'in' },
        { do: 'copy-cookies', from: 'hers', to: 'a-copy' },
        { do: 'logout', browser: 'hers', hold: true },
        { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'hidden' },
        { do: 'look', at: 'private', who: null, browser: 'a-copy', expect: 'hidden' },
      ],
    },
  },
  journal: ['logout-request-well-formed'],
  answers: ['back-after-logout'],
  failure: 'kept its own session alive until Entra had answered the sign-out',
  effect:
    'Who signs out on a shared computer is still signed in at Entra, and one click lets the next person in.',
  fix: 'End your own session first. Then go to "end_session_endpoint" with client_id (or id_token_hint), a registered post_logout_redirect_uri and a fresh state.',
})
