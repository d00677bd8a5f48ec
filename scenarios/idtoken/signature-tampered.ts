import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.signature-tampered',
  title: 'refuses an ID token that was changed after signing',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (6)', 'ASVS 6.8.2', 'ASVS 9.1.1', 'CVE-2020-15240'],
  faults: [idToken.tampered('name', 'Somebody Else')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token that was changed after signing',
  effect:
    'Whoever can alter the token response can log in as anybody. TLS alone is the only protection left.',
  fix: 'Verify the signature with the keys of "jwks_uri" in the code flow as well; many libraries need to be told to.',
})
