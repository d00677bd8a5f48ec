import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.jwe-wrapped-unsigned',
  title: 'refuses an encrypted token with nothing signed inside',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (1)', 'CVE-2026-29000', 'CVE-2023-51774'],
  faults: [idToken.signedBy('encrypted-unsigned')],
  expect: 'refused',
  failure: 'signed {who} in with an encrypted ID token that nobody signed',
  effect:
    'Encryption says who can read a token, not who wrote it: anybody with your public key or secret can write one.',
  fix: 'Refuse encrypted tokens unless you asked for them; after decrypting, verify the signature of what is inside.',
})
