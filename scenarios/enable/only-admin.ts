import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.only-admin',
  title: 'lets nobody but an administrator enable or disable SSO',
  level: 'MUST',
  basis: 'product',
  phase: 'enable',
  references: ['ASVS 8.2.1'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'has-local-login'],
  controls: 'within',
  steps: [
    { do: 'save' },
    { do: 'test', expect: 'green' },
    {
      do: 'post-settings',
      what: 'enable',
      who: 'mia',
      expect: 'not-enabled',
      failure: 'let a member enable SSO',
    },
    { do: 'enable', expect: 'enabled' },
    { do: 'post-settings', what: 'disable', who: 'mia', expect: 'enabled' },
    { do: 'post-settings', what: 'disable', who: null, expect: 'enabled' },
    { do: 'login', expect: 'in' },
  ],
  failure: 'let somebody disable SSO who is no administrator',
  effect: 'Any member, or anybody at all, switches off what protects the organisation.',
  fix: 'Check the role in the requests that enable and disable, not only where the button is shown.',
})
