import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.edit-of-live-config-is-staged',
  title: 'stays closed while the settings of enabled SSO are being changed',
  level: 'SHOULD',
  basis: 'product',
  phase: 'lifecycle',
  references: ['ASVS 16.5.3', 'Hub guide enforcement'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'has-local-login'],
  steps: [
    { do: 'save', paste: 'other-issuer' },
    { do: 'look', at: 'private', who: 'mia', expect: 'hidden' },
    { do: 'save' },
    { do: 'test', expect: 'green', failure: 'could not be repaired with the right values' },
  ],
  failure: 'opened private content to {who} without SSO while new settings were waiting for their test',
  effect: 'Whoever edits the settings, or only mistypes, switches SSO off for the whole organisation.',
  fix: 'Keep asking for SSO while it is enabled, whatever the state of the settings: with the old values or with none, but never not at all.',
})
