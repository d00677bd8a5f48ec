import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'jwks.rollover-between-logins',
  title: 'lets members in after Entra has rolled its signing key',
  level: 'MUST',
  basis: 'spec',
  phase: 'lifecycle',
  references: ['OIDC Core 10.1.1', 'Entra signing key rollover'],
  journal: ['keys-fetched'],
  variants: {
    overlapping: {
      steps: [
        { do: 'login', expect: 'in' },
        { do: 'roll-keys' },
        { do: 'login', expect: 'in', failure: 'kept {who} out after Entra had rolled its signing key' },
      ],
    },
    emergency: {
      steps: [
        { do: 'login', expect: 'in' },
        { do: 'roll-keys', withdraw: true },
        { do: 'login', expect: 'in', failure: 'kept {who} out after Entra had withdrawn its signing key' },
      ],
    },
  },
  failure: 'kept {who} out after Entra had rolled its signing key',
  effect:
    'Entra rolls keys every few weeks, in an emergency at once: every customer is locked out until the product restarts.',
  fix: 'Fetch "jwks_uri" again when a token names a "kid" that you do not have.',
})
