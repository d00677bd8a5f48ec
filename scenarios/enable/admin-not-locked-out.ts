import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.admin-not-locked-out',
  title: 'keeps the settings open to the administrator who has enabled SSO',
  level: 'MUST',
  basis: 'field',
  phase: 'enable',
  references: ['Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  controls: 'within',
  steps: [
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'enable', expect: 'enabled' },
    {
      do: 'look',
      at: 'settings',
      who: 'ada',
      browser: 'administrator',
      expect: 'shown',
      failure: 'closed the settings to the administrator who had just enabled SSO',
    },
    { do: 'login', who: 'ada', browser: 'administrator', expect: 'in' },
  ],
  failure: 'locked out the administrator who had enabled SSO',
  effect: 'The one person who could repair or disable SSO is out in the moment in which it starts.',
  fix: "Keep the SSO settings reachable by the product's own login, and keep the administrator's session and role when SSO is enabled.",
})
