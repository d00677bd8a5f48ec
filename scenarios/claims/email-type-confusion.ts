import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.email-type-confusion',
  title: 'refuses an e-mail claim of another type',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['OIDC Core 5.1', 'ASVS 2.2.1'],
  needs: ['invitation-only', 'email-claim-only'],
  expect: 'refused',
  variants: {
    'two-in-an-array': { faults: [idToken.claim('email', ['{{mia.email}}', '{{ada.email}}'])] },
    'two-the-other-way': { faults: [idToken.claim('email', ['{{ada.email}}', '{{mia.email}}'])] },
    object: { faults: [idToken.claim('email', { ne: null })] },
    number: { faults: [idToken.claim('email', 42)] },
    nested: { faults: [idToken.claim('email', { address: ['{{mia.email}}'] })] },
  },
  failure: 'signed {who} in with an e-mail claim that is no text',
  effect:
    'Code that takes the first, the last or any of several values, or hands an object to a database query, picks an account by accident.',
  fix: 'Check the type first: "email" is one text. End the login with anything else.',
})
