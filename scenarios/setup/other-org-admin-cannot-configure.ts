import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.other-org-admin-cannot-configure',
  title: 'keeps administrators of other organisations out of the SSO settings',
  level: 'MUST',
  basis: 'product',
  phase: 'enable',
  references: ['ASVS 8.2.1', 'ASVS 8.4.1'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'has-local-login', 'multi-tenant'],
  world: { organisations: ['acme', 'globex'] },
  controls: 'within',
  arrange: 'green',
  steps: [
    {
      do: 'look',
      at: 'settings',
      who: 'eve',
      expect: 'hidden',
      failure: 'showed the SSO settings to an administrator of another organisation',
    },
    { do: 'post-settings', what: 'save', who: 'eve', expect: 'green' },
    { do: 'post-settings', what: 'enable', who: 'eve', expect: 'not-enabled' },
    { do: 'post-settings', what: 'enable', who: 'ada', expect: 'enabled' },
    { do: 'post-settings', what: 'disable', who: 'eve', expect: 'enabled' },
  ],
  failure: 'let the administrator of another organisation change the SSO settings',
  effect: 'Whoever opens an organisation of their own can take over the login of every other one.',
  fix: 'Look up the role in the organisation that the request names, for every request; being an administrator somewhere is no permission.',
})
