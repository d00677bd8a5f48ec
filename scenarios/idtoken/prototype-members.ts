import { scenario } from '../../harness/scenario.ts'
import { idToken, userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'idtoken.prototype-members',
  title: 'takes claims named like parts of JavaScript for mere claims',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 8725 3.10'],
  needs: ['email-claim-only'],
  steps: [{ do: 'login', expect: 'in' }],
  besides: [userinfo.without('email')],
  variants: {
    // Whoever copies claims into an object by assignment finds the address in its prototype.
    'address-in-proto': {
      faults: [idToken.without('email'), idToken.claim('__proto__', { email: '{{mia.email}}' })],
      steps: [{ do: 'login', expect: 'out' }],
    },
    'beside-the-address': {
      // Told as a step, without what goes beside: products that ask UserInfo find the address there.
      faults: [],
      steps: [
        {
          do: 'lie',
          faults: [
            idToken.claim('__proto__', { email: '{{ada.email}}', isAdmin: true, role: 'admin' }),
            idToken.claim('constructor', { prototype: { isAdmin: true } }),
            idToken.claim('toString', 'x'),
          ],
        },
        { do: 'login', browser: 'mia', expect: 'in' },
        { do: 'look', at: 'settings', who: 'mia', browser: 'mia' },
        { do: 'login', who: 'max', expect: 'in' },
      ],
    },
  },
  failure: 'let a claim named "__proto__" say who {who} is, or broke on a name that JavaScript knows',
  effect:
    'A claim can become the prototype of every object: then one token decides who everybody is, until the next restart.',
  fix: 'Read single claims from the parsed JSON. Never merge or copy all claims into an object of yours; where you have to, use a Map.',
})
