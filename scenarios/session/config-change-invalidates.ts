import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.config-change-invalidates',
  title: 'counts SSO of the old identity provider no more after the settings name another',
  level: 'SHOULD',
  basis: 'product',
  phase: 'lifecycle',
  references: ['ASVS 7.4.5'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'change-provider' },
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'enable', expect: 'enabled' },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'hidden' },
    { do: 'login', browser: 'hers', expect: 'in' },
  ],
  failure: 'kept sessions open that another identity provider had vouched for',
  effect:
    'Whom the old provider let in, an intruder there included, stays in after the customer has left it.',
  fix: 'Keep the issuer with the completed SSO, and compare it with the settings at every request.',
})
