import type { Trait } from '../trait.ts'

const flows = {
  'openid-client': [
    'openid-client 6',
    {
      code: 'logs in by authorization code with PKCE, by query or form_post, and reads UserInfo',
      'private-key-jwt': 'authenticates with a certificate, named by x5t or x5t#S256',
      refresh: 'refreshes, and the refresh token of before goes on working',
      'client-credentials': 'gets an app-only token',
      'device-code': 'gets tokens for a device, polling until somebody has signed in',
      silent: 'signs in with prompt=none in a session, and gets login_required without one',
      hybrid: 'accepts the hybrid flow, and refuses one with another code (c_hash)',
      browser: 'redeems and refreshes in a browser, as a single-page application',
      implicit: 'accepts an ID token from the authorization endpoint',
      logout: 'signs out at the end_session_endpoint',
      errors: 'reports status, OAuth error and AADSTS number of a refusal',
    },
  ],
  'msal-node': [
    '@azure/msal-node 7',
    {
      code: 'logs in by authorization code, with an authority by GUID, domain name, common and organizations',
      guest:
        'knows a guest by who they are at home, and gets silently from there to the tenant that invited them',
      personal: 'logs a personal account in, with the authority consumers',
      silent: 'answers from its cache and renews silently',
      resources: 'gets tokens for several resources with one refresh token',
      capabilities: 'gets long-lived tokens when it says that it can answer claims challenges',
      interactive: 'logs in by a browser on any port of localhost, as a public client',
      password: 'logs in with a password, and is told of a wrong one',
      refresh: 'takes over a refresh token of another library',
      'client-credentials': 'gets an app-only token and keeps it',
      certificate: 'authenticates with a certificate, by its SHA-256 or SHA-1 thumbprint',
      'device-code': 'gets tokens for a device',
      'on-behalf-of': 'exchanges an access token for one for another API',
      'instance-discovery': 'trusts the host that instance discovery names',
      errors: 'reports AADSTS numbers as its users see them',
      'claims-challenge':
        'signs in again with the claims that Conditional Access sent, and renews silently then',
      'interaction-required': 'tells that somebody has to sign in again',
    },
  ],
  'passport-azure-ad': [
    'passport-azure-ad 4',
    {
      oidc: 'logs in with code, code id_token and id_token, by query and form_post',
      v1: 'logs in at the endpoints of version 1.0, UserInfo included',
      common: 'logs in by way of /common',
      certificate: 'redeems a code with a certificate',
      bearer: 'accepts an access token for a registered API, and none for Graph',
    },
  ],
  'azure-identity': [
    '@azure/identity 4',
    {
      secret: 'gets a token with a client secret and keeps it',
      'instance-discovery': 'trusts the host that instance discovery names',
      certificate: 'gets a token with a certificate, alone or with its chain',
      federated: 'gets a token with the token of another identity provider',
      errors: 'reports AADSTS numbers as its users see them',
    },
  ],
  'python-msal': [
    'MSAL for Python 1',
    {
      flows:
        'logs in by code, answers from its cache, renews, and gets tokens with a secret, with a certificate and for a device',
    },
  ],
} as const

/** One trait per library and flow: what an unmodified client does with Entra, it does with the mock. */
export const traits: readonly Trait[] = Object.entries(flows).flatMap(([library, [name, does]]) =>
  Object.entries(does).map(
    ([flow, what]): Trait => ({
      id: `clients.${library}.${flow}`,
      says: `${name}, unmodified, ${what}.`,
      grade: 'documented',
      source: `${name}: its documentation for Entra ID`,
      state: 'real',
    }),
  ),
)
