import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'multi-tenant.same-issuer',
  title: "refuses a token for another organisation's application in the same tenant",
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (3)', 'CVE-2024-47806'],
  needs: ['multi-tenant'],
  world: {
    organisations: ['acme', 'globex'],
    sharedTenant: 'two-applications',
    globexMembers: ['mia'],
  },
  faults: [idToken.claim('aud', '{{globex.clientId}}')],
  steps: [
    { do: 'login', expect: 'out' },
    { do: 'tell-the-truth' },
    {
      do: 'login',
      who: 'mia',
      organisation: 'globex',
      expect: 'in',
      failure: 'did not let a member into the second organisation of the same tenant',
    },
  ],
  failure: "signed {who} in with an ID token for another organisation's application",
  effect:
    'Access that Entra grants for one application opens another: assignment and Conditional Access are passed by.',
  fix: 'Compare "aud" with the client ID of this very organisation, not with all client IDs that you know.',
})
