import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'multi-tenant.foreign-org-token',
  title: "refuses a token of another organisation's identity provider",
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (2)', 'OIDC Core 3.1.3.7 (6)', 'CVE-2025-46647'],
  needs: ['multi-tenant'],
  world: { organisations: ['acme', 'globex'] },
  expect: 'refused',
  variants: {
    'its-own': {
      faults: [
        idToken.claim('iss', '{{globex.issuer}}'),
        idToken.claim('aud', '{{globex.clientId}}'),
        idToken.claim('tid', '{{globex.tenant}}'),
        idToken.signedBy('other-provider'),
      ],
    },
    'in-the-name-of-the-other': { faults: [idToken.signedBy('other-provider')] },
  },
  failure: 'signed {who} in with an ID token that another organisation’s identity provider had signed',
  effect: 'Whoever connects an identity provider of their own can sign in as the people of all others.',
  fix: 'Validate a token with issuer, client ID and keys of the organisation whose sign-in it is; never look them up by what the token says.',
})
