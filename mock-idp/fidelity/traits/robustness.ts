import type { Trait } from '../trait.ts'

/** Requests that are wrong whatever they ask for. */
export const traits: readonly Trait[] = [
  {
    id: 'robust.long-query',
    says: 'A query that is too long is refused on a page, with AADSTS90015.',
    grade: 'captured',
    source: 'nuxt-auth-utils#249',
    state: 'real',
    note: 'the mock’s limit is 16,384 characters; nobody has said how long Entra’s is',
  },
  {
    id: 'robust.method',
    says: 'An endpoint that is opened with another method says which it accepts, with AADSTS900561: in JSON at the token endpoint, on a page elsewhere.',
    grade: 'reported',
    source: 'outline#9014, oidc-debugger#87',
    state: 'real',
    note: 'the status (400 in JSON at the token endpoint, 405 elsewhere) is not verified',
  },
  {
    id: 'robust.content-type',
    says: 'A body that is no form is not read: the first parameter is missing, AADSTS900144.',
    grade: 'unverified',
    source: 'general knowledge',
    state: 'real',
  },
  {
    id: 'robust.repeated',
    says: 'A parameter that comes twice is refused with AADSTS9000411.',
    grade: 'unverified',
    source: 'general knowledge',
    state: 'real',
  },
  {
    id: 'robust.own-failure',
    says: 'A failure of the service itself is AADSTS90033 (passing) or AADSTS90036.',
    grade: 'documented',
    source: 'Microsoft docs: authentication and authorization error codes',
    state: 'real',
    note: 'status 500 is not verified',
  },
]
