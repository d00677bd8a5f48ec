import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.aud-array-extra',
  title: 'refuses a token that is meant for others too',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (3)', 'OIDC Core 3.1.3.7 (4)', 'OIDC Core 3.1.3.7 (5)', 'CVE-2023-36820'],
  steps: [{ do: 'login', expect: 'out' }],
  variants: {
    'without-azp': { faults: [idToken.claim('aud', ['{{acme.clientId}}', 'https://another.example'])] },
    'azp-of-another': {
      faults: [
        idToken.claim('aud', ['{{acme.clientId}}', 'https://another.example']),
        idToken.claim('azp', 'https://another.example'),
      ],
    },
    'azp-is-ours': {
      faults: [
        idToken.claim('aud', ['{{acme.clientId}}', 'https://another.example']),
        idToken.claim('azp', '{{acme.clientId}}'),
      ],
      steps: [{ do: 'login', expect: 'in-or-out' }],
    },
  },
  failure:
    'signed {who} in with an ID token that was issued to another application, with yours as a second audience',
  effect: 'The other application holds the token as well, and can play it to you.',
  fix: 'Refuse audiences that you do not know. If you accept several, require "azp" and compare it with your client ID.',
})
