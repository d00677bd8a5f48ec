import { scenario } from '../../harness/scenario.ts'
import { idToken, userinfo } from '../../mock-idp/faults/fault.ts'

/** At UserInfo too, for products that ask it. */
const subject = [
  idToken.claim('sub', 'a-subject-that-two-issuers-give'),
  userinfo.member('sub', 'a-subject-that-two-issuers-give'),
]

export default scenario({
  id: 'account.issuer-changed-same-sub',
  title: 'takes the same subject of another issuer for another person',
  level: 'MUST',
  basis: 'field',
  phase: 'lifecycle',
  references: ['OIDC Core 5.7', 'ASVS 6.8.1'],
  needs: ['keeps-accounts'],
  steps: [
    { do: 'lie', faults: subject },
    { do: 'login', expect: 'in' },
    { do: 'change-provider' },
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'lie', faults: subject },
    { do: 'login', who: 'max', expect: 'in' },
  ],
  controls: 'within',
  failure: 'mixed two people up who have the same "sub" at two issuers',
  effect:
    'After a move to another identity provider people meet the accounts of those who had their "sub" before, or are locked out.',
  fix: 'Store and compare "iss" and "sub" together; "sub" alone is unique only within its issuer.',
})
