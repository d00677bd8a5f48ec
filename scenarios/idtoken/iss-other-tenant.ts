import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.iss-other-tenant',
  title: 'refuses an ID token of another tenant',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (2)', 'Entra access tokens', 'CVE-2016-7191'],
  faults: [
    idToken.claim('iss', { $issuerOf: '00000000-0000-4000-8000-0000000000ee' }),
    idToken.claim('tid', '00000000-0000-4000-8000-0000000000ee'),
  ],
  expect: 'refused',
  failure: 'signed {who} in with an ID token of another tenant',
  effect:
    "All tenants of Entra share host and keys: the administrator of any of them could sign in as your customer's people.",
  fix: 'Compare the whole "iss", with the tenant\'s GUID in it; host and signature say nothing about the tenant.',
})
