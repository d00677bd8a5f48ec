import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.audit-trail',
  title: 'takes down who changed the settings and when, without the secret',
  level: 'SHOULD',
  basis: 'product',
  phase: 'lifecycle',
  references: ['ASVS 16.3.1', 'GHSA prh4-vhfh-24mj'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'audit-log'],
  controls: 'within',
  arrange: 'nothing',
  steps: [
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'enable', expect: 'enabled' },
    { do: 'disable', expect: 'not-enabled' },
    { do: 'save', secret: 'new' },
    { do: 'test', expect: 'green' },
    { do: 'enable', expect: 'enabled' },
    { do: 'read-audit-log', finds: ['disabled', 'saved', 'enabled'], expect: 'recorded' },
  ],
  answers: ['secret-never-shown'],
  failure: 'changed the settings of single sign-on without an entry in the audit trail',
  effect:
    'After an incident nobody can say who pointed the organisation to another identity provider, or switched SSO off.',
  fix: 'Write an entry with actor, time and the names of the changed fields for every save, enable and disable. Never write values: the secret is one.',
})
