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
  { number: '7.3.1', level: 2, says: 'sessions end after some time without use' },
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

/** Requirements of other chapters that scenarios cite. */
export const asvsElsewhere: Readonly<Record<string, string>> = {
  '1.2.1': 'output is encoded for the place where it stands',
  '1.3.6': 'requests to other servers go to allowed hosts and ports only (SSRF)',
  '1.5.3': 'several parsers of one kind of data read it alike',
  '2.2.1': 'input is validated against what is expected of it',
  '2.4.1': 'nobody can call costly functions without limit',
  '3.3.1': 'cookies are Secure, and their names have the prefix for it',
  '3.3.2': 'the SameSite attribute of cookies fits their purpose',
  '3.3.4': 'scripts cannot read session cookies',
  '3.4.6': 'no other site can show the pages in a frame',
  '3.4.5': 'addresses are not passed on to other sites',
  '3.5.1': 'requests from other origins are told apart',
  '3.5.3': 'nothing sensitive is done by GET',
  '3.7.2': 'automatic redirects lead to allowed hosts only',
  '4.1.3': 'people cannot forge header fields of proxies',
  '4.1.4': 'only the HTTP methods that are meant are taken',
  '6.3.4': 'every way to sign in is documented, and as strong as the others',
  '6.8.1': 'one identity provider cannot speak for the people of another',
  '6.8.2': 'signatures of assertions are always verified',
  '6.8.4': 'demanded strength and age of a login are verified',
  '8.2.1': 'functions are open only to those who may use them',
  '8.2.2': 'data are open only to those who may see them',
  '8.3.1': 'access is decided on the server',
  '8.3.2': 'changes of what decides about access count at once',
  '8.4.1': 'tenants cannot touch each other',
  '9.1.1': 'tokens are verified before they are believed',
  '9.1.2': 'only algorithms of an allow-list verify tokens, and never "none"',
  '9.1.3': 'keys come from trusted places, not from the token',
  '9.2.1': 'tokens count only within their time',
  '9.2.2': 'each kind of token serves its own purpose only',
  '9.2.3': 'tokens for others are refused',
  '11.5.1': 'what has to be unguessable has 128 bits of randomness',
  '12.2.1': 'everything outside goes over TLS',
  '12.3.2': 'certificates of servers are verified',
  '13.2.6': 'connections to other services have limits and timeouts',
  '13.3.2': 'secrets are open only to what needs them',
  '14.2.6': 'answers hold no more sensitive data than is needed',
  '16.2.5': 'logs keep no secrets',
  '16.5.1': 'error messages give nothing sensitive away',
  '16.5.2': 'failures of other services are survived securely',
  '16.5.3': 'failures do not open anything',
}

/** How many requirements each section of a chapter has, section 1 first: whether a number that is cited exists. */
export const asvsSections: Readonly<Record<string, readonly number[]>> = {
  1: [2, 10, 12, 3, 3],
  2: [3, 3, 5, 2],
  3: [1, 3, 5, 8, 8, 1, 5],
  4: [5, 5, 2, 4],
  5: [1, 6, 3, 3],
  6: [3, 12, 8, 6, 8, 4, 2, 4],
  7: [3, 4, 2, 5, 3, 2],
  8: [4, 4, 3, 2],
  9: [3, 4],
  10: [2, 3, 5, 16, 5, 2, 3],
  11: [4, 5, 5, 4, 2, 2, 2],
  12: [5, 2, 5],
  13: [4, 6, 4, 7],
  14: [2, 8, 3],
  15: [5, 5, 7, 4],
  16: [1, 5, 4, 3, 4],
  17: [2, 8, 2],
}
