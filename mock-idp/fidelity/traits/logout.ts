import type { Trait } from '../trait.ts'

const docs = { source: 'Microsoft docs: OpenID Connect on the Microsoft identity platform' } as const

/** Signing out, and how applications are told. */
export const traits: readonly Trait[] = [
  {
    id: 'logout.methods',
    says: 'The logout endpoint takes GET and POST, in v1.0 and v2.0.',
    grade: 'documented',
    ...docs,
    state: 'real',
  },
  {
    id: 'logout.return',
    says: 'post_logout_redirect_uri has to be a registered redirect URI; otherwise there is a page "You signed out" and no redirect.',
    grade: 'documented',
    ...docs,
    state: 'real',
  },
  {
    id: 'logout.application',
    says: 'The application is known by id_token_hint or client_id; then the redirect URI has to be one of its own.',
    grade: 'unverified',
    source: 'common knowledge',
    state: 'real',
  },
  {
    id: 'logout.state',
    says: 'state is sent back.',
    grade: 'unverified',
    source: 'common knowledge',
    state: 'real',
  },
  {
    id: 'logout.session',
    says: 'The session at Entra ends: prompt=none fails afterwards.',
    grade: 'documented',
    ...docs,
    state: 'real',
  },
  {
    id: 'logout.account-picker',
    says: 'With several accounts signed in, the person picks the one to sign out of, unless logout_hint names it.',
    grade: 'documented',
    ...docs,
    state: 'simplified',
    note: 'a browser has one session per tenant here, so there is nothing to pick; logout_hint is accepted. Logout at common ends the sessions of all tenants',
  },
  {
    id: 'logout.front-channel',
    says: 'Every application of the session that has a logoutUrl is called with GET in a hidden frame.',
    grade: 'documented',
    ...docs,
    state: 'real',
  },
  {
    id: 'logout.sid-only',
    says: 'The front-channel logout carries sid alone, and no iss.',
    grade: 'captured',
    source: 'nginx-openid-connect#117; OpenIDC/mod_auth_openidc#855',
    date: '2025',
    state: 'real',
  },
  {
    id: 'logout.sid',
    says: 'That sid is the session_state of the authorization response.',
    grade: 'reported',
    source: 'microsoft/o365-moodle#2560',
    state: 'real',
  },
  {
    id: 'logout.devices',
    says: 'Devices with a sign-in of their own (PRT) are signed in again silently after logout.',
    grade: 'documented',
    ...docs,
    state: 'simplified',
    note: 'no browser here belongs to such a device: after logout the person is always asked',
  },
  {
    id: 'logout.frame-answer',
    says: 'The application answers the front-channel call with status 200.',
    grade: 'documented',
    ...docs,
    state: 'simplified',
    note: 'the browser calls it, and nobody looks at the answer',
  },
  {
    id: 'logout.no-back-channel',
    says: 'There is no back-channel logout.',
    grade: 'captured',
    source: 'dotnet identitymodel test data (metadata)',
    date: '2024-02',
    state: 'real',
  },
  {
    id: 'logout.errors',
    says: 'Malformed requests get a page: AADSTS50061, AADSTS90015 for a query that is too long, AADSTS900561 for another method.',
    grade: 'documented',
    source: 'Microsoft docs: error codes reference; MicrosoftDocs/azure-docs#115952',
    state: 'real',
  },
]
