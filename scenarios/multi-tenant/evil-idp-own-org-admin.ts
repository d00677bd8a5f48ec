import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'multi-tenant.evil-idp-own-org-admin',
  title: "gives an administrator no colleague's account by another identity provider",
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 6.8.1', 'ASVS 10.1.2'],
  needs: ['has-settings-ui', 'has-test-step', 'has-local-login'],
  steps: [
    { do: 'change-provider' },
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'login', who: 'ada', atEntra: 'max', browser: 'theirs', expect: 'out' },
  ],
  failure: "opened a colleague's account to the administrator who runs the identity provider",
  effect:
    'Whoever may edit the SSO settings points them at a provider of their own and is everybody, owners included.',
  fix: 'SSO confirms the account that is signed in here and never chooses one. With another provider, links start anew.',
})
