import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.scope-minimal',
  title: 'asks for no more scopes than a login needs',
  level: 'SHOULD',
  basis: 'asvs',
  phase: 'member-login',
  references: [
    'ASVS 10.2.3',
    'Entra ID token claims',
    'Entra App Gallery 1B.1.4',
    'Entra App Gallery 1B.1.5',
  ],
  expect: 'accepted',
  journal: ['scope-minimal'],
  failure: 'did not let {who} in although everything was right',
  effect:
    'Administrators refuse consent to an application that wants to read mail or files, and a stolen token can do more.',
  fix: 'Ask for "openid profile email" and nothing else; add "offline_access" only if you use refresh tokens.',
})
