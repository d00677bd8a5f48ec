import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'multi-tenant.test-flow-isolation',
  title: "turns no settings green by another organisation's test",
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['ASVS 10.1.2', 'RFC 9700 4.4'],
  needs: ['multi-tenant', 'has-settings-ui', 'has-test-step', 'has-local-login'],
  world: { organisations: ['acme', 'globex'], acmeAdministrators: ['eve'] },
  steps: [
    { do: 'save' },
    { do: 'save', organisation: 'globex' },
    { do: 'test', organisation: 'globex', keep: 'globex-test', hold: true },
    {
      do: 'deliver',
      from: 'globex-test',
      browser: 'administrator',
      organisation: 'globex',
      who: 'eve',
      redirectUriOf: 'acme',
    },
    { do: 'read-status', expect: 'not-green' },
    { do: 'save', organisation: 'globex' },
    {
      do: 'test',
      organisation: 'globex',
      expect: 'green',
      failure: 'did not turn green by a test of its own',
    },
  ],
  failure: "showed the green check mark after a test of another organisation's settings",
  effect: 'Settings that nobody has tested are enabled, and lock every member out.',
  fix: 'Keep with the transaction which organisation and which revision is tested, and refuse an answer that arrives anywhere else.',
})
