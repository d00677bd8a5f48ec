import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'secret.expires-while-enabled',
  title: 'stays closed when the client secret expires, and can be repaired',
  level: 'MUST',
  basis: 'entra',
  phase: 'lifecycle',
  references: ['AADSTS 7000222', 'ASVS 16.5.3'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'has-local-login'],
  steps: [
    { do: 'expire-secrets' },
    { do: 'login', expect: 'out' },
    {
      do: 'look',
      at: 'settings',
      who: 'ada',
      expect: 'shown',
      failure: 'locked the administrator out of the settings when the secret had expired',
    },
    { do: 'save', secret: 'new' },
    { do: 'test', expect: 'green', failure: 'could not be repaired with a new secret' },
  ],
  delivered: 'AADSTS7000222',
  failure: 'opened private content although Entra had refused the expired secret',
  effect:
    'The secret of every customer expires one day; then either everybody is in, or nobody can repair it.',
  fix: 'Fail closed on "invalid_client", tell members to ask their administrator, and keep the settings reachable without SSO.',
})
