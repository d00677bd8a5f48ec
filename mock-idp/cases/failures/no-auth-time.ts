import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'no-auth-time',
  title:
    'the product sends "max_age" and wants to see "auth_time", which Entra sends only if it was configured',
  config: contoso(),
  seeIt: 'Let your product send max_age=3600, as for a page that wants a fresh login.',
  symptom:
    'The ID token has no "auth_time", although OpenID Connect demands it with max_age: a product that checks it refuses every login.',
  remedy:
    'Token configuration → Add optional claim → ID → auth_time. Or ask with prompt=login, and do without max_age.',
  evidence: [
    'AzureAD/microsoft-authentication-library-for-js#4445',
    'AzureAD/microsoft-authentication-library-for-python#381',
  ],
} satisfies Case
