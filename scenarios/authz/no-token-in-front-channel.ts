import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.no-token-in-front-channel',
  title: 'lets no token come back through the browser',
  level: 'SHOULD',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 9700 2.1.2', 'ASVS 10.4.4', 'Entra App Gallery 1B.1.7'],
  expect: 'accepted',
  journal: ['no-token-in-front-channel'],
  failure: 'did not let {who} in although everything was right',
  effect:
    'Tokens end up in histories, logs and scripts, and nothing ties them to the product that gets them.',
  fix: 'Use response_type=code and redeem the code at the token endpoint.',
})
