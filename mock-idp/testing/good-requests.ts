import type { GeneratedRequest, Pairs } from './generated-request.ts'
import { authorizeUrl, callback, login, makeBrowser, type Scene, signIn, verifier } from './relying-party.ts'

const sorted = (url: URL): Pairs => [...url.searchParams]

/** A sign-in page that waits for somebody, and the cookies of its browser. */
const waitingPage = async (scene: Scene): Promise<{ readonly path: string; readonly cookie: string }> => {
  const { headers } = await makeBrowser()(authorizeUrl(scene))
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  return { path: headers.get('location') ?? '/', cookie }
}

/** One good request of every kind, with live codes, tokens and cookies in them. */
export const goodRequests = async (scene: Scene): Promise<readonly GeneratedRequest[]> => {
  const { entra, tenant, app, secret, mia } = scene
  const { id } = tenant
  const tokens = await login(scene, { scope: 'openid profile email offline_access' })
  const signedIn = await signIn(scene)
  const waiting = await Promise.all(Array.from({ length: 12 }, () => waitingPage(scene)))
  const device = await fetch(`${entra.origin}/${id}/oauth2/v2.0/devicecode`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: app.clientId, scope: 'openid' }),
  })
  const { device_code = '', user_code = '' } = (await device.json()) as Record<string, string>
  const credentials: Pairs = [
    ['client_id', app.clientId],
    ['client_secret', secret.value],
  ]
  const protocol = (method: string, path: string, query: Pairs = [], form?: Pairs): GeneratedRequest => ({
    to: 'protocol',
    method,
    path: path.startsWith('/') ? path : `/${id}/${path}`,
    query,
    form,
    headers: {},
  })
  const token = (form: Pairs, path = 'oauth2/v2.0/token'): GeneratedRequest =>
    protocol('POST', path, [], [...credentials, ...form])
  const control = (method: string, path: string, body?: unknown): GeneratedRequest => ({
    to: 'control',
    method,
    path,
    query: [],
    form: undefined,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${entra.control.token}`, 'content-type': 'application/json' },
  })
  const asked = sorted(authorizeUrl(scene))
  const changed = (changes: Readonly<Record<string, string>>): Pairs => sorted(authorizeUrl(scene, changes))
  const other = entra.tenant({ domain: 'other.example' })
  const otherApp = other.application({ redirectUris: [callback] })
  const bearer = { authorization: `Bearer ${tokens.access_token}` }
  return [
    protocol('GET', 'v2.0/.well-known/openid-configuration', [['appid', app.clientId]]),
    protocol('GET', '.well-known/openid-configuration'),
    protocol('GET', 'discovery/v2.0/keys', [['appid', app.clientId]]),
    protocol('GET', 'discovery/keys'),
    protocol('GET', '/common/discovery/instance', [
      ['api-version', '1.1'],
      ['authorization_endpoint', `${entra.origin}/common/oauth2/v2.0/authorize`],
    ]),
    protocol('GET', 'oauth2/v2.0/authorize', asked),
    protocol('POST', 'oauth2/v2.0/authorize', [], asked),
    protocol('GET', 'oauth2/authorize', asked),
    protocol('GET', '/common/oauth2/v2.0/authorize', asked),
    protocol('GET', 'oauth2/v2.0/authorize', changed({ prompt: 'none', login_hint: mia.userPrincipalName })),
    protocol(
      'GET',
      'oauth2/v2.0/authorize',
      changed({ response_mode: 'form_post', response_type: 'code id_token' }),
    ),
    protocol(
      'GET',
      'oauth2/v2.0/authorize',
      changed({ claims: '{"id_token":{"acrs":null}}', max_age: '10' }),
    ),
    ...waiting.flatMap(({ path, cookie }, index) => {
      const forms: readonly Pairs[] = [
        [['account', mia.id]],
        [['action', 'cancel']],
        [
          ['action', 'next'],
          ['userPrincipalName', index % 2 === 0 ? mia.userPrincipalName : 'nobody@contoso.example'],
          ['password', 'x'],
        ],
      ]
      const { [index % 3]: form } = forms
      const headers = { cookie }
      return [
        { ...protocol('GET', path), headers },
        { ...protocol('POST', path, [], form), headers },
      ]
    }),
    token([
      ['grant_type', 'authorization_code'],
      ['code', signedIn.searchParams.get('code') ?? ''],
      ['redirect_uri', callback],
      ['code_verifier', verifier],
    ]),
    token([
      ['grant_type', 'refresh_token'],
      ['refresh_token', tokens.refresh_token ?? ''],
      ['scope', 'openid profile'],
    ]),
    token(
      [
        ['grant_type', 'refresh_token'],
        ['refresh_token', tokens.refresh_token ?? ''],
      ],
      'oauth2/token',
    ),
    token([
      ['grant_type', 'client_credentials'],
      ['scope', `api://${app.clientId}/.default`],
    ]),
    token(
      [
        ['grant_type', 'client_credentials'],
        ['resource', app.clientId],
      ],
      'oauth2/token',
    ),
    token([
      ['grant_type', 'client_credentials'],
      ['scope', 'https://graph.microsoft.com/.default'],
      ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
      ['client_assertion', tokens.id_token],
    ]),
    token([
      ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
      ['device_code', device_code],
    ]),
    token([
      ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
      ['assertion', tokens.access_token],
      ['requested_token_use', 'on_behalf_of'],
      ['scope', 'user.read'],
    ]),
    token([
      ['grant_type', 'password'],
      ['username', mia.userPrincipalName],
      ['password', 'x'],
      ['scope', 'openid'],
    ]),
    protocol('POST', 'oauth2/v2.0/devicecode', [], [...credentials, ['scope', 'openid']]),
    protocol('POST', 'oauth2/devicecode', [], [...credentials, ['resource', app.clientId]]),
    protocol('GET', '/common/deviceauth', [['user_code', user_code]]),
    protocol('POST', '/common/deviceauth', [], [['user_code', user_code]]),
    protocol('GET', 'oauth2/v2.0/logout', [
      ['post_logout_redirect_uri', callback],
      ['id_token_hint', tokens.id_token],
      ['logout_hint', mia.userPrincipalName],
      ['state', 's'],
    ]),
    protocol('POST', 'oauth2/v2.0/logout', [], [['post_logout_redirect_uri', callback]]),
    protocol('GET', 'oauth2/logout'),
    protocol('GET', 'oauth2/checksession'),
    protocol('GET', 'v2.0/adminconsent', [
      ['client_id', app.clientId],
      ['redirect_uri', callback],
      ['scope', 'https://graph.microsoft.com/.default'],
      ['state', 's'],
    ]),
    protocol('GET', 'adminconsent', [
      ['client_id', app.clientId],
      ['redirect_uri', callback],
    ]),
    protocol('GET', '/error', [['code', '50011']]),
    protocol('GET', 'kerberos'),
    { ...protocol('GET', 'openid/userinfo'), headers: bearer },
    { ...protocol('GET', '/oidc/userinfo'), to: 'neighbour', headers: bearer },
    { ...protocol('POST', '/oidc/userinfo', [], [['access_token', tokens.access_token]]), to: 'neighbour' },
    { ...protocol('GET', 'v2.0/.well-known/openid-configuration'), to: 'neighbour' },
    control('GET', '/tenants'),
    control('POST', '/tenants', { id: other.id, displayName: 'Other' }),
    control('GET', `/tenants/${other.id}`),
    control('POST', `/tenants/${other.id}/applications`, { redirectUris: [callback], displayName: 'App' }),
    control('POST', `/tenants/${other.id}/applications/${otherApp.clientId}/redirect-uris`, {
      uri: callback,
    }),
    control('POST', `/tenants/${other.id}/applications/${otherApp.clientId}/secrets`, { expiresIn: '1d' }),
    control('POST', `/tenants/${other.id}/people`, { userPrincipalName: 'ada@other.example' }),
    control('PUT', `/tenants/${other.id}/faults`, [{ at: 'jwks', do: 'reset', says: 'x' }]),
    control('POST', `/tenants/${other.id}/clock`, { advance: '1m' }),
    control('POST', `/tenants/${other.id}/keys/roll`, {}),
    control('GET', '/journal?since=0'),
    control('GET', '/openapi.json'),
    control('GET', '/nothing'),
  ]
}
