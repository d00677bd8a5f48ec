import type { Trait } from '../trait.ts'

/** ID tokens, access tokens, their groups, and what a claim about an e-mail address is worth. */
export const traits: readonly Trait[] = [
  {
    id: 'access-token.resource',
    says: 'At v2.0 endpoints the scopes name the one resource that the access token is for; scopes without a resource are of Microsoft Graph.',
    grade: 'documented',
    source: 'Microsoft docs: scopes and permissions',
    state: 'real',
  },
  {
    id: 'access-token.default-scope',
    says: '`{resource}/.default` stands for everything that was granted of the resource, and is repeated in the answer.',
    grade: 'documented',
    source: 'Microsoft docs: scopes and permissions',
    state: 'simplified',
    note: 'of Graph the mock takes User.Read to be granted, of an application all its scopes',
  },
  {
    id: 'access-token.response-scope',
    says: 'The member `scope` lists what was granted: permissions with their resource, OpenID scopes short, `offline_access` never.',
    grade: 'documented',
    source: 'Microsoft docs: OpenID Connect protocol',
    state: 'real',
  },
]
