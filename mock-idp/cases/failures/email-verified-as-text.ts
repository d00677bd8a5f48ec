import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'email-verified-as-text',
  failure: 8,
  title: '"email_verified" comes through claims mapping, as a text',
  config: contoso({
    optionalClaims: ['email'],
    mappedClaims: { email_verified: 'true' },
    acceptMappedClaims: true,
  }),
  seeIt: 'Sign in as mia@contoso.example.',
  symptom:
    'The ID token has "email_verified": "true" with quotation marks; a product that wants a boolean fails to read the token or takes the address for unverified.',
  remedy:
    'Claims mapping can send nothing but texts: read "true" as true for this issuer, or do without the claim.',
  evidence: ['coder/coder#3954', 'ExcaliDash#159'],
} satisfies Case
