import { scenario } from '../../harness/scenario.ts'
import { jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.unusable-neighbours',
  title: 'passes over keys that it cannot use',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 7517 5', 'CVE-2026-42576'],
  faults: [
    jwks.member('keys.7', {
      kty: 'OKP',
      crv: 'Ed25519',
      kid: 'okp',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    }),
    jwks.member('keys.8', { kty: 'unheard-of', kid: 'odd' }),
  ],
  // A new key, so that a product which keeps keys fetches the set again.
  steps: [{ do: 'roll-keys' }, { do: 'login', expect: 'in' }],
  failure: 'kept {who} out because another key of the set is of a kind that it cannot use',
  effect: 'The day Entra publishes a key of a new kind, every login breaks.',
  fix: 'Skip keys that you cannot read, and look for the "kid" among the rest.',
})
