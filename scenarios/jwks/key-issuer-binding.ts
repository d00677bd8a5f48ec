import { scenario } from '../../harness/scenario.ts'
import { jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.key-issuer-binding',
  title: 'accepts from a key only the issuer that the key names',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra access tokens', 'Entra signing key rollover'],
  // A new key, so that a product which keeps keys fetches the set again.
  steps: [{ do: 'roll-keys' }, { do: 'login', expect: 'out' }],
  variants: {
    'another-issuer': {
      faults: [jwks.member('keys.*.issuer', { $issuerOf: '9188040d-6c67-4c5b-b112-36a304b66dad' })],
    },
    'any-tenant': {
      faults: [jwks.member('keys.*.issuer', { $issuerOf: '{tenantid}' })],
      steps: [
        { do: 'roll-keys' },
        { do: 'login', expect: 'in', failure: 'kept {who} out although the key signs for every tenant' },
      ],
    },
  },
  failure: 'signed {who} in with an ID token whose signing key belongs to another issuer',
  effect:
    'Entra publishes keys for personal accounts beside those for organisations: one could sign for the other.',
  fix: 'Where a key has a member "issuer", compare it with "iss" of the token, with "{tenantid}" standing for its "tid". With keys for many tenants this is required.',
})
