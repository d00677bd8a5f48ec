import { scenario } from '../../harness/scenario.ts'
import { logoutToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'logout.back-channel-foreign-org',
  title: "keeps sessions when another organisation's provider ends them",
  level: 'MUST',
  basis: 'product',
  phase: 'logout',
  references: ['Back-Channel Logout 2.6', 'Back-Channel Logout 2.7', 'CVE-2026-49998'],
  needs: ['backchannel-logout', 'multi-tenant'],
  world: { organisations: ['acme', 'globex'] },
  controls: 'within',
  variants: {
    // Everything about the token is right, for globex; only the session is acme's.
    'at-its-own-address': {
      steps: [
        { do: 'login', browser: 'hers', expect: 'in' },
        { do: 'post-logout-token', organisation: 'globex', session: 'hers' },
        { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'shown' },
      ],
    },
    'at-the-other-s-address': {
      steps: [
        { do: 'login', browser: 'hers', expect: 'in' },
        {
          do: 'lie',
          organisation: 'globex',
          faults: [
            logoutToken.claim('iss', '{{acme.issuer}}'),
            logoutToken.claim('aud', '{{acme.clientId}}'),
          ],
        },
        { do: 'post-logout-token', organisation: 'globex', session: 'hers', to: 'acme' },
        { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'shown' },
      ],
    },
  },
  failure: "let another organisation's provider end a session of its member",
  effect:
    'Every customer can sign out the members of all others: the values in the token are chosen by their own provider.',
  fix: 'Look for sessions of that organisation and issuer only, and check a token with the keys and client ID of the organisation at whose address it came.',
})
