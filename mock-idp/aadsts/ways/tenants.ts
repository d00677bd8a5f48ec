import type { TenantOptions } from '../../contract.ts'
import { authorizationResponse, tokenResponse } from '../../faults/fault.ts'
import { redeem, signIn } from './logins.ts'
import { authorize, open, post } from './verbs.ts'
import type { Stage, Way } from './way.ts'

/** A guest from a tenant of the mock. */
const guestOf =
  (domain: string, options: TenantOptions) =>
  ({ entra, tenant }: Stage): void => {
    entra.tenant({ domain, ...options })
    tenant.person({ kind: 'guest', userPrincipalName: `guest@${domain}` })
  }

const nowhere = '99999999-9999-4999-8999-999999999999'

export const tenantWays: readonly Way[] = [
  {
    code: 90002,
    how: 'Fetch the metadata document of a GUID that is no tenant.',
    seen: 'json',
    act: open(() => `/${nowhere}/v2.0/.well-known/openid-configuration`),
    error: 'invalid_tenant',
  },
  {
    code: 90002,
    how: 'Sign in, or redeem a code, there.',
    seen: 'page',
    act: authorize({}, { at: nowhere }),
  },
  {
    code: 900023,
    how: 'Use a first segment of the path that is neither a GUID nor a domain, such as `/authorize`.',
    seen: 'page',
    act: authorize({}, { at: 'authorize' }),
  },
  {
    code: 50059,
    how: 'Client credentials at `/common`.',
    seen: 'json',
    application: { signInAudience: 'AzureADMultipleOrgs' },
    act: post(
      'token',
      ({ app, secret }) => ({
        grant_type: 'client_credentials',
        client_id: app.clientId,
        client_secret: secret.value,
        scope: 'https://graph.microsoft.com/.default',
      }),
      { at: 'common' },
    ),
  },
  {
    code: 50128,
    how: 'At `/organizations`, type a user name whose domain no tenant of the mock has.',
    seen: 'page',
    application: { signInAudience: 'AzureADMultipleOrgs' },
    act: signIn({}, [{ userPrincipalName: 'mia@nowhere.invalid' }], { at: 'organizations' }),
  },
  {
    code: 50049,
    how: 'Instance discovery (`/common/discovery/instance`) with an `authorization_endpoint` on a host that is not the mock.',
    seen: 'json',
    act: open(
      () =>
        '/common/discovery/instance?api-version=1.1&authorization_endpoint=https://login.elsewhere.example/common/oauth2/v2.0/authorize',
    ),
  },
  {
    code: 5000224,
    how: 'A tenant with `state: deprovisioned`.',
    seen: 'page',
    tenant: { state: 'deprovisioned' },
    act: authorize(),
  },
  {
    code: 5000225,
    how: 'A tenant with `state: blocked`.',
    seen: 'page',
    tenant: { state: 'blocked' },
    act: authorize(),
  },
  {
    code: 500021,
    how: 'A tenant with `tenantRestrictions: [other.example]`; sign in as a member.',
    seen: 'page',
    tenant: { tenantRestrictions: ['other.example'] },
    act: signIn(),
  },
  {
    code: 500022,
    how: 'A guest whose home tenant has `tenantRestrictions: [other.example]`.',
    seen: 'page',
    arrange: guestOf('home-500022.example', { tenantRestrictions: ['other.example'] }),
    act: signIn({}, [{ userPrincipalName: 'guest@home-500022.example' }]),
  },
  {
    code: 500212,
    how: "A guest whose home tenant has `crossTenantAccess: { outbound: 'blocked' }`.",
    seen: 'page',
    arrange: guestOf('home-500212.example', { crossTenantAccess: { outbound: 'blocked' } }),
    act: signIn({}, [{ userPrincipalName: 'guest@home-500212.example' }]),
  },
  {
    code: 500213,
    how: "A tenant with `crossTenantAccess: { inbound: 'blocked' }`; sign in as a guest.",
    seen: 'page',
    tenant: { crossTenantAccess: { inbound: 'blocked' } },
    person: { kind: 'guest', userPrincipalName: 'guest@elsewhere.example' },
    act: signIn(),
  },
  {
    code: 1002016,
    how: 'Fault `tokenResponse.refused(1002016)`: the mock speaks no old TLS.',
    seen: 'json',
    faults: [tokenResponse.refused(1002016)],
    act: redeem(),
  },
  {
    code: 50061,
    how: 'Sign out with an `id_token_hint` that is no token.',
    seen: 'page',
    act: (stage) =>
      stage.browser(`${stage.entra.origin}/${stage.tenant.id}/oauth2/v2.0/logout?id_token_hint=no-token`),
  },
  {
    code: 5001256,
    how: 'Fault `authorizationResponse.refusedOnPage(5001256)`: the mock has no external identity provider.',
    seen: 'page',
    faults: [authorizationResponse.refusedOnPage(5001256)],
    act: signIn(),
  },
]
