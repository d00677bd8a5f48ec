import type { Trait } from '../trait.ts'

const docs = { source: 'Microsoft docs: UserInfo endpoint' } as const

/** The UserInfo endpoint, at Microsoft Graph. */
export const traits: readonly Trait[] = [
  {
    id: 'userinfo.host',
    says: 'UserInfo is on the host of Microsoft Graph, at /oidc/userinfo.',
    grade: 'documented',
    ...docs,
    state: 'simplified',
    note: 'the neighbour stands for graph.microsoft.com',
  },
  {
    id: 'userinfo.methods',
    says: 'It takes GET and POST with a bearer token.',
    grade: 'documented',
    ...docs,
    state: 'real',
  },
  {
    id: 'userinfo.audience',
    says: 'It accepts only tokens for Microsoft Graph; with a token for another API it answers 401.',
    grade: 'reported',
    source: 'IdentityModel/oidc-client-js#1028',
    state: 'real',
  },
  {
    id: 'userinfo.error-body',
    says: 'Errors have the JSON of Microsoft Graph: error with code, message and innerError.',
    grade: 'unverified',
    source: 'common knowledge of Microsoft Graph',
    state: 'real',
  },
  {
    id: 'userinfo.claims',
    says: 'It tells sub, name, family_name, given_name, picture and email, in this order, and nothing else.',
    grade: 'documented',
    ...docs,
    state: 'real',
  },
  {
    id: 'userinfo.scopes',
    says: 'The names need the scope profile, the e-mail address the scope email.',
    grade: 'documented',
    ...docs,
    state: 'real',
  },
  {
    id: 'userinfo.no-mail',
    says: 'There is no email when the directory has no mail.',
    grade: 'reported',
    source: 'kubeflow/community-distribution#1676',
    state: 'real',
  },
  {
    id: 'userinfo.subject',
    says: 'sub is that of the ID token.',
    grade: 'documented',
    ...docs,
    state: 'real',
  },
  {
    id: 'userinfo.personal',
    says: 'Of personal accounts it tells sub alone.',
    grade: 'reported',
    source: 'MicrosoftDocs/azure-docs#28317, #14114',
    date: '2019',
    state: 'real',
  },
  {
    id: 'userinfo.opaque-token',
    says: 'The token of a personal account is opaque, and accepted.',
    grade: 'documented',
    ...docs,
    state: 'real',
  },
  {
    id: 'userinfo.cors',
    says: 'Pages of any origin may call it.',
    grade: 'unverified',
    source: 'common knowledge of Microsoft Graph',
    state: 'real',
  },
  {
    id: 'userinfo.v1',
    says: 'The v1.0 document names a UserInfo endpoint on the login host.',
    grade: 'captured',
    source: 'dotnet identitymodel test data (metadata)',
    date: '2024-02',
    state: 'simplified',
    note: 'it answers as the one of Microsoft Graph does; what the real one tells is not known here',
  },
]
