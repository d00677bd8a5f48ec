import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'multi-tenant.config-not-readable',
  title: "shows an organisation's settings to nobody else",
  level: 'MUST',
  basis: 'product',
  phase: 'setup',
  references: ['ASVS 8.2.2', 'ASVS 8.4.1'],
  needs: ['multi-tenant', 'has-settings-ui', 'has-test-step', 'has-local-login'],
  world: { organisations: ['acme', 'globex'] },
  controls: 'within',
  arrange: 'green',
  answers: ['secret-never-shown'],
  steps: [
    { do: 'look', at: 'settings', who: 'eve', expect: 'hidden' },
    { do: 'look', at: 'settings', who: 'mia', expect: 'hidden' },
    { do: 'look', at: 'settings', who: 'pat', expect: 'hidden' },
    { do: 'look', at: 'settings', who: null, expect: 'hidden' },
    { do: 'look', at: 'settings', who: 'ada', expect: 'shown' },
  ],
  failure: 'showed the SSO settings of an organisation to somebody who does not administer it',
  effect: 'Client ID, tenant and state of every customer can be read off, which is where phishing begins.',
  fix: 'Ask for the role in the organisation that the address names, when reading as when writing.',
})
