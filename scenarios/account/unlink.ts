import { scenario } from '../../harness/scenario.ts'
import { idToken, userinfo } from '../../mock-idp/faults/fault.ts'

/** At UserInfo too, for products that ask it. */
const subject = [idToken.claim('sub', 'recreated-at-entra'), userinfo.member('sub', 'recreated-at-entra')]

export default scenario({
  id: 'account.unlink',
  title: 'links an account anew after it was unlinked, and forgets the person of before',
  level: 'SHOULD',
  basis: 'product',
  phase: 'lifecycle',
  references: ['ASVS 10.5.2', 'OIDC Core 5.7'],
  needs: ['has-local-login', 'account-link'],
  controls: 'within',
  steps: [
    { do: 'login', expect: 'in' },
    { do: 'lie', faults: subject },
    {
      do: 'login',
      expect: 'out',
      failure: 'let somebody else at Entra in under the address of a person whom it knew',
    },
    { do: 'unlink-account', who: 'mia' },
    {
      do: 'login',
      expect: 'in',
      failure: 'went on to know an account by the person at Entra from whom it was unlinked',
    },
    { do: 'tell-the-truth' },
    { do: 'login', expect: 'out' },
  ],
  failure: 'let the person at Entra in again from whom the account had been unlinked',
  effect:
    'Somebody whose account at Entra was made anew stays locked out, or whoever has the old one keeps a key.',
  fix: 'Keep one link of an account for each connection. Unlinking deletes it, and the next login makes a new one under the rules of the first.',
})
