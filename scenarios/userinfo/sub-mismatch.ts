import { scenario } from '../../harness/scenario.ts'
import { idToken, userinfo } from '../../mock-idp/faults/fault.ts'

const ofSomebodyElse = [idToken.without('email'), userinfo.member('sub', { $honest: 'altered' })]

export default scenario({
  id: 'userinfo.sub-mismatch',
  title: 'uses nothing of a UserInfo answer that is about somebody else',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 5.3.2', 'OIDC Core 5.3.4'],
  needs: ['uses-userinfo', 'email-claim-only'],
  variants: {
    'same-address': { faults: ofSomebodyElse, steps: [{ do: 'login', expect: 'out' }] },
    // Max of this product, with mia's login at Entra and an answer that names him.
    'address-of-another': {
      faults: [...ofSomebodyElse, userinfo.member('email', '{{max.email}}')],
      steps: [{ do: 'login', who: 'max', atEntra: 'mia', expect: 'out' }],
    },
  },
  failure: 'believed a UserInfo answer whose "sub" is not the one of the ID token',
  effect:
    'The answer is not signed. Whoever swaps the access token for another one lets the address of somebody else into the login.',
  fix: 'Compare "sub" of UserInfo with "sub" of the validated ID token, to the letter, and end the login when they differ. Most libraries do it when you give them the expected "sub".',
})
