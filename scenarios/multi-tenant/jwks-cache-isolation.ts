import { scenario } from '../../harness/scenario.ts'
import { idToken, jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'multi-tenant.jwks-cache-isolation',
  title: 'keeps the keys of two providers apart, also under one "kid"',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE-2026-49998', 'Entra signing key rollover'],
  needs: ['multi-tenant'],
  world: { organisations: ['acme', 'globex'] },
  steps: [
    {
      do: 'lie',
      organisation: 'globex',
      faults: [jwks.member('keys.1.kid', '{{acme.kid}}'), idToken.header('kid', '{{acme.kid}}')],
    },
    {
      do: 'login',
      organisation: 'globex',
      who: 'eve',
      expect: 'in',
      failure: 'kept somebody out whose provider has a key with the same "kid" as another one',
    },
    { do: 'login', expect: 'in', failure: 'kept {who} out after another provider had used the same "kid"' },
    { do: 'lie', faults: [idToken.signedBy('other-provider-known-kid')] },
    { do: 'login', expect: 'out' },
    { do: 'tell-the-truth' },
  ],
  failure: "signed {who} in with an ID token that another provider's key had signed",
  effect:
    'Who publishes a key under somebody else\'s "kid" signs tokens for them, or keeps their members out.',
  fix: 'Keep keys by the address of the key set (or the issuer) and the "kid" together.',
})
