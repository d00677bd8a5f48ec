import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'secret.blank-keeps-stored',
  title: 'keeps the stored client secret when the field is left blank',
  level: 'SHOULD',
  basis: 'product',
  phase: 'lifecycle',
  references: ['ASVS 14.2.6', 'Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  controls: 'within',
  steps: [
    { do: 'save', secret: 'blank' },
    { do: 'test', expect: 'green' },
    { do: 'login', expect: 'in' },
  ],
  failure: 'lost the stored client secret when the settings were saved with a blank field',
  effect:
    'Entra shows a secret only once: whoever corrects another field locks everybody out and needs a new one.',
  fix: 'Treat a blank field as "unchanged" as long as issuer and client ID are the same.',
})
