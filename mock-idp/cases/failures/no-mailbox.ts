import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'no-mailbox',
  failure: 9,
  title: 'the person has no mailbox, so that there is no "email"',
  config: contoso(
    { optionalClaims: ['email'] },
    {
      people: [
        { userPrincipalName: 'noa@contoso.example', mail: null },
        { userPrincipalName: 'mia@contoso.example' },
      ],
    },
  ),
  seeIt: 'Sign in as noa@contoso.example, who has no mailbox, and then as mia@contoso.example, who has one.',
  symptom:
    'For Noa neither the ID token nor UserInfo has "email", whatever scope was asked for: the product fails, or makes an account without an address.',
  remedy:
    'Fill in the property "Email" of the person in Entra. A product falls back on "preferred_username" for display, and recognises people by "oid".',
  evidence: ['kubeflow/community-distribution#1676'],
} satisfies Case
