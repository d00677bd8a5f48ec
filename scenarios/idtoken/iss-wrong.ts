import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.iss-wrong',
  title: 'refuses an ID token of another issuer',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (2)', 'CVE-2024-47807', 'CVE-2023-39953'],
  faults: [idToken.claim('iss', 'https://login.evil.example/v2.0')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token of another issuer',
  effect: 'Any identity provider that shares a key with Entra, or can get a token in, can sign people in.',
  fix: 'Compare "iss" with the issuer of the metadata document, character by character.',
})
