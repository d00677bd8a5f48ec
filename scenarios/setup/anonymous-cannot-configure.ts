import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.anonymous-cannot-configure',
  title: 'shows its SSO settings to nobody who is not signed in, and takes none from them',
  level: 'MUST',
  basis: 'product',
  phase: 'enable',
  references: ['ASVS 8.2.1'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'has-local-login'],
  controls: 'within',
  arrange: 'green',
  steps: [
    {
      do: 'look',
      at: 'settings',
      who: null,
      expect: 'hidden',
      failure: 'showed the SSO settings to a visitor who is not signed in',
    },
    { do: 'post-settings', what: 'save', who: null, expect: 'green' },
    { do: 'post-settings', what: 'enable', who: null, expect: 'not-enabled' },
    { do: 'post-settings', what: 'enable', who: 'ada', expect: 'enabled' },
    { do: 'post-settings', what: 'disable', who: null, expect: 'enabled' },
  ],
  failure: 'let a visitor who is not signed in change the SSO settings',
  effect: 'Everybody on the internet can switch SSO off, or point it to an identity provider of their own.',
  fix: "Check session and role on the server for every request of the settings, those of the form's script and API included.",
})
