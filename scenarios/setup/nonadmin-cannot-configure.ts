import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.nonadmin-cannot-configure',
  title: 'shows its SSO settings to no member, and takes none from them',
  level: 'MUST',
  basis: 'field',
  phase: 'enable',
  references: ['CVE 2026-53515', 'ASVS 8.2.1'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'has-local-login'],
  controls: 'within',
  arrange: 'green',
  steps: [
    {
      do: 'look',
      at: 'settings',
      who: 'mia',
      expect: 'hidden',
      failure: 'showed the SSO settings to a member who is no administrator',
    },
    { do: 'post-settings', what: 'save', who: 'mia', expect: 'green' },
    { do: 'post-settings', what: 'enable', who: 'mia', expect: 'not-enabled' },
    { do: 'post-settings', what: 'enable', who: 'ada', expect: 'enabled' },
    { do: 'post-settings', what: 'disable', who: 'mia', expect: 'enabled' },
  ],
  failure: 'let a member who is no administrator change the SSO settings',
  effect: 'Any member can point the login of the whole organisation to an identity provider of their own.',
  fix: 'Check the role on the server for every request of the settings, reading included; hiding the page is not enough.',
})
