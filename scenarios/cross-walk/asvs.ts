/**
 * Chapters V7 (sessions) and V10 (OAuth and OIDC) of OWASP ASVS 5.0.0, each requirement in our own short words,
 * checked against the text of the release. Scenarios belong to a requirement by citing it (`ASVS 10.5.4`).
 */
export interface AsvsRequirement {
  readonly number: string
  readonly level: 1 | 2 | 3
  /** What has to be so. */
  readonly says: string
  /** Why nothing of it can be seen from outside of a product. */
  readonly unseen?: string
  /** Scenarios that show it without citing it. */
  readonly also?: readonly string[]
}

const resourceServer = 'for resource servers: a product that signs people in takes no access tokens'
const authorizationServer = 'for authorization servers: Entra’s part'

export const asvsRequirements: readonly AsvsRequirement[] = [
  {
    number: '7.1.1',
    level: 2,
    says: 'timeouts of sessions are documented',
    unseen: 'documents are read by people',
  },
  {
    number: '7.1.2',
    level: 2,
    says: 'the number of parallel sessions of an account is documented',
    unseen: 'documents are read by people',
  },
  {
    number: '7.1.3',
    level: 2,
    says: 'systems that share sessions by federation are documented',
    unseen: 'documents are read by people',
  },
  {
    number: '7.2.1',
    level: 1,
    says: 'session tokens are verified on the server',
    also: ['logout.local-ends-sso'],
  },
  {
    number: '7.2.2',
    level: 1,
    says: 'session tokens are made anew for each session',
    also: ['session.regenerated'],
  },
  {
    number: '7.2.3',
    level: 1,
    says: 'reference tokens have 128 bits of randomness',
    unseen:
      'a few samples show no entropy; states and nonces are looked at, whose randomness can be judged by their form',
  },
  { number: '7.2.4', level: 1, says: 'a login makes a new session token and ends the old one' },
  {
    number: '7.3.1',
    level: 2,
    says: 'sessions end after some time without use',
    unseen: 'the reference design ends sessions after an absolute time, and knows no other',
  },
  { number: '7.3.2', level: 2, says: 'sessions end after an absolute time' },
  { number: '7.4.1', level: 1, says: 'a session that has ended cannot be used again' },
  {
    number: '7.4.2',
    level: 1,
    says: 'locking or deleting an account ends its sessions',
    also: ['account.removed-member'],
  },
  {
    number: '7.4.3',
    level: 2,
    says: 'changing a factor offers to end the other sessions',
    unseen: 'the product of the reference design leaves factors to Entra',
  },
  {
    number: '7.4.4',
    level: 2,
    says: 'every page that needs a login offers to sign out',
    unseen: 'what a page offers to the eye is for people to judge',
  },
  { number: '7.4.5', level: 2, says: 'administrators can end the sessions of a person or of everybody' },
  { number: '7.5.1', level: 2, says: 'changing what a login rests on needs a full login' },
  {
    number: '7.5.2',
    level: 2,
    says: 'people see their sessions and can end them',
    unseen: 'the driver contract has no verb for it',
  },
  {
    number: '7.5.3',
    level: 3,
    says: 'very sensitive actions need another factor',
    unseen: 'which actions those are is the product’s decision',
  },
  {
    number: '7.6.1',
    level: 2,
    says: 'sessions of product and identity provider end as documented, with a new login where it is due',
    also: ['session.timeout-reauth', 'session.outlives-id-token', 'session.idp-disabled-user'],
  },
  { number: '7.6.2', level: 2, says: 'no session begins without an action of the person' },
  { number: '10.1.1', level: 2, says: 'tokens go only where they are needed' },
  {
    number: '10.1.2',
    level: 2,
    says: 'codes and tokens count only in the browser and the transaction that asked for them; state, nonce and PKCE cannot be guessed and are bound to both',
  },
  {
    number: '10.2.1',
    level: 2,
    says: 'callbacks are protected against forged requests, by PKCE or state',
    also: ['callback.state-missing', 'callback.state-other-browser'],
  },
  {
    number: '10.2.2',
    level: 2,
    says: 'a client of several authorization servers defends itself against mix-up',
    also: ['callback.iss-missing-when-advertised'],
  },
  { number: '10.2.3', level: 3, says: 'only the scopes and parameters that are needed are asked for' },
  { number: '10.3.1', level: 2, says: 'access tokens for others are refused', unseen: resourceServer },
  {
    number: '10.3.2',
    level: 2,
    says: 'claims of the access token decide what is allowed',
    unseen: resourceServer,
  },
  {
    number: '10.3.3',
    level: 2,
    says: 'people are identified by claims that are never reassigned',
    unseen: resourceServer,
  },
  {
    number: '10.3.4',
    level: 2,
    says: 'demanded strength and age of a login are verified',
    unseen: resourceServer,
  },
  { number: '10.3.5', level: 3, says: 'stolen access tokens are of no use', unseen: resourceServer },
  {
    number: '10.4.1',
    level: 1,
    says: 'redirect URIs are compared to the letter',
    unseen: authorizationServer,
  },
  { number: '10.4.2', level: 1, says: 'a code counts once', unseen: authorizationServer },
  { number: '10.4.3', level: 1, says: 'a code is short-lived', unseen: authorizationServer },
  {
    number: '10.4.4',
    level: 1,
    says: 'a client gets only the grants that it needs; never implicit, never password',
    unseen: authorizationServer,
  },
  { number: '10.4.5', level: 1, says: 'refresh tokens cannot be replayed', unseen: authorizationServer },
  { number: '10.4.6', level: 2, says: 'PKCE is required, with S256', unseen: authorizationServer },
  {
    number: '10.4.7',
    level: 2,
    says: 'dynamic registration is not open to anybody',
    unseen: authorizationServer,
  },
  { number: '10.4.8', level: 2, says: 'refresh tokens expire', unseen: authorizationServer },
  { number: '10.4.9', level: 2, says: 'people can revoke tokens', unseen: authorizationServer },
  { number: '10.4.10', level: 2, says: 'confidential clients authenticate', unseen: authorizationServer },
  {
    number: '10.4.11',
    level: 2,
    says: 'clients are assigned the scopes that they need',
    unseen: authorizationServer,
  },
  {
    number: '10.4.12',
    level: 3,
    says: 'clients get only the response modes that they need',
    unseen: authorizationServer,
  },
  {
    number: '10.4.13',
    level: 3,
    says: 'codes are asked for by pushed requests',
    unseen: authorizationServer,
  },
  {
    number: '10.4.14',
    level: 3,
    says: 'access tokens are bound to their sender',
    unseen: authorizationServer,
  },
  {
    number: '10.4.15',
    level: 3,
    says: 'authorization details come from the client’s server',
    unseen: authorizationServer,
  },
  {
    number: '10.4.16',
    level: 3,
    says: 'clients authenticate with keys, not with secrets',
    unseen: authorizationServer,
  },
  {
    number: '10.5.1',
    level: 2,
    says: 'ID tokens cannot be replayed, by the nonce for example',
    also: ['idtoken.nonce-wrong', 'idtoken.nonce-missing', 'idtoken.nonce-of-other-tab'],
  },
  {
    number: '10.5.2',
    level: 2,
    says: 'people are identified by claims that are never reassigned, usually "sub"',
    also: [
      'account.sub-changed-same-email',
      'account.issuer-changed-same-sub',
      'claims.sub-case-sensitive',
      'account.preferred-username-not-key',
    ],
  },
  { number: '10.5.3', level: 2, says: 'metadata whose issuer is not exactly the expected one are refused' },
  {
    number: '10.5.4',
    level: 2,
    says: 'the audience of the ID token is the own client ID',
    also: ['idtoken.aud-missing', 'idtoken.aud-substring', 'idtoken.aud-array-extra'],
  },
  {
    number: '10.5.5',
    level: 2,
    says: 'back-channel logout verifies the logout token: its type, its event, no nonce',
  },
  {
    number: '10.6.1',
    level: 2,
    says: 'only response types that send no access token through the browser',
    unseen: authorizationServer,
  },
  { number: '10.6.2', level: 2, says: 'nobody can be signed out by force', unseen: authorizationServer },
  { number: '10.7.1', level: 2, says: 'people consent to each request', unseen: authorizationServer },
  { number: '10.7.2', level: 2, says: 'people see to what they consent', unseen: authorizationServer },
  { number: '10.7.3', level: 2, says: 'people can revoke their consent', unseen: authorizationServer },
]
