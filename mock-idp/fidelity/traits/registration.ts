import type { Trait } from '../trait.ts'

const uris = 'Microsoft docs: redirect URI restrictions'
const manifest = 'Microsoft docs: application manifest'

/** What can be registered for an application, and what cannot. */
export const traits: readonly Trait[] = [
  {
    id: 'registration.redirect-uri',
    says: "A redirect URI is https (http for localhost and 127.0.0.1 only, [::1] not at all), has at most 256 characters, no fragment and none of ! $ ' ( ) , ;.",
    grade: 'documented',
    source: uris,
    state: 'real',
    note: 'Entra takes http://127.0.0.1 in the manifest only',
  },
  {
    id: 'registration.redirect-uri-count',
    says: 'An application has at most 256 redirect URIs, 100 with personal accounts.',
    grade: 'documented',
    source: uris,
    state: 'real',
  },
  {
    id: 'registration.redirect-uri-query',
    says: 'A redirect URI may have a query, but not with personal accounts.',
    grade: 'documented',
    source: uris,
    state: 'real',
  },
  {
    id: 'registration.propagation',
    says: 'A changed redirect URI works after three to five minutes.',
    grade: 'documented',
    source: 'Microsoft docs: error AADSTS50011',
    state: 'simplified',
    note: 'at once; what is true of secrets is an option of the tenant, secretPropagation',
  },
  {
    id: 'registration.logout-url',
    says: 'There is one front-channel logout URL, https but for localhost.',
    grade: 'unverified',
    source: `${manifest}; that https is demanded is not confirmed`,
    state: 'real',
  },
  {
    id: 'registration.secret-value',
    says: 'The value of a client secret has 40 characters of A-Z a-z 0-9 ~ . _ -, with `8Q~` from the fourth on.',
    grade: 'unverified',
    source: 'issue threads; the three characters are not confirmed',
    state: 'real',
  },
  {
    id: 'registration.secret-id',
    says: 'A client secret has a Secret ID, a GUID of 36 characters, and a hint, the first three characters of its value.',
    grade: 'documented',
    source: `Microsoft docs: add credentials; ${manifest}`,
    state: 'real',
  },
  {
    id: 'registration.secret-life',
    says: 'A client secret lives 24 months at most.',
    grade: 'documented',
    source: 'Microsoft docs: add credentials',
    state: 'real',
  },
  {
    id: 'registration.legacy-secret',
    says: 'Older client secrets have + / = ? [ ] in them, which badly written clients send unencoded.',
    grade: 'reported',
    source: 'azure-docs#48187, #39037',
    state: 'real',
    note: 'by an option of the secret, its value',
  },
  {
    id: 'registration.federated-credentials',
    says: 'An application has at most 20 federated credentials.',
    grade: 'unverified',
    source: 'general knowledge',
    state: 'real',
  },
  {
    id: 'registration.personal-token-version',
    says: 'With personal accounts `requestedAccessTokenVersion` has to be 2.',
    grade: 'documented',
    source: manifest,
    state: 'real',
  },
  {
    id: 'registration.token-version-default',
    says: '`requestedAccessTokenVersion` of a new application is null: v1.0 access tokens.',
    grade: 'documented',
    source: manifest,
    state: 'simplified',
    note: 'it is 2 unless the configuration says null or 1',
  },
]
