import { describe, expect, it } from 'vitest'
import { accountIdOf, type LiveAuthority } from '../directory/directory.ts'
import { makeDirectory, otherClient } from '../testing/directory.ts'
import { checkAuthorizeRequest } from './authorize-request.ts'
import type { CodeGrant, RefreshGrant } from './grants.ts'
import { createGrants } from './grants.ts'
import { checkTokenRequest } from './token-request.ts'

type Changes = Readonly<Record<string, string | undefined>>
const defined = (values: Changes): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined))

const callback = 'https://app.example/callback'
const common: LiveAuthority = { kind: 'alias', segment: 'common' }

describe('gate of the authorization endpoint', () => {
  const { directory, authority, application, bare, shared } = makeDirectory()
  const good = {
    client_id: application.clientId,
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid',
    state: 's',
  }
  const challenge = 'a'.repeat(43)
  const several = `openid User.Read api://${application.clientId}/read`
  const decide = (changes: Changes, at: LiveAuthority = authority) =>
    checkAuthorizeRequest(directory, at, defined({ ...good, ...changes }))

  /** In Entra's order: each row keeps the mistakes of the rows after it, and only its own is named. */
  const rows: readonly (readonly [string, 'page' | 'redirect', number, Changes, LiveAuthority?])[] = [
    ['no client_id', 'page', 900144, { client_id: undefined }],
    ['an unknown client_id', 'page', 700016, { client_id: otherClient }],
    ['a single-tenant application at /common', 'page', 50194, {}, common],
    ['no redirect URI anywhere', 'page', 500113, { client_id: bare.clientId, redirect_uri: undefined }],
    ['a redirect URI that is none', 'page', 90102, { redirect_uri: 'callback' }],
    ['a redirect URI that is not registered', 'page', 50011, { redirect_uri: `${callback}/` }],
    ['no response_type', 'redirect', 900144, { response_type: undefined }],
    ['an ID token in the front channel', 'redirect', 700054, { response_type: 'code id_token' }],
    ['an access token in the front channel', 'redirect', 700051, { response_type: 'token' }],
    ['an unknown response_type', 'redirect', 70005, { response_type: 'cod' }],
    ['an unknown response_mode', 'redirect', 70007, { response_mode: 'web_message' }],
    ['no scope', 'redirect', 900144, { scope: undefined }],
    ['an unknown prompt', 'redirect', 90023, { prompt: 'create' }],
    [
      'an unknown code_challenge_method',
      'redirect',
      50149,
      { code_challenge: challenge, code_challenge_method: 'S1' },
    ],
  ]
  it.each(
    rows.map(([title, kind, code, changes, at = authority]) => [title, kind, code, changes, at] as const),
  )('%s: on the %s, %i', (_, kind, code, changes, at) =>
    expect(decide(changes, at)).toMatchObject({ kind, refusal: { code } }),
  )
  it.each(rows.map(([title], index) => [title, index] as const))(
    '%s comes before all that follows it',
    (_, index) => {
      const [, kind, code, own, at] = rows[index] ?? rows[0] ?? ['', 'page', 0, {}]
      const following = rows.slice(index + 1).map(([, , , changes]) => withoutClient(changes))
      const later: Changes = Object.assign({}, ...following.toReversed())
      expect(decide({ ...later, ...own }, at)).toMatchObject({ kind, refusal: { code } })
    },
  )
  it.each<[string, Changes, object]>([
    ['the plainest request', { state: undefined }, { responseMode: 'query', state: undefined }],
    ['no redirect_uri: the first registered one', { redirect_uri: undefined }, { redirectUri: callback }],
    ['a client ID in upper case', { client_id: application.clientId.toUpperCase() }, {}],
    [
      'a challenge without a method',
      { code_challenge: challenge },
      { challenge: { value: challenge, method: 'plain' } },
    ],
    ['no challenge', {}, { challenge: undefined }],
    ['form_post', { response_mode: 'form_post' }, { responseMode: 'form_post' }],
    ['prompt=none', { prompt: 'none' }, { prompt: 'none' }],
    ['max_age', { max_age: '0' }, { maxAge: 0 }],
    ['a max_age that is no number', { max_age: 'x' }, { maxAge: undefined }],
    ['client_info', { client_info: '1' }, { clientInfo: true }],
    ['a scope of several resources', { scope: several }, { scope: several }],
  ])('lets %s pass', (_, changes, request) =>
    expect(decide(changes)).toMatchObject({
      kind: 'go',
      request: { clientId: application.clientId, ...request },
    }),
  )
  it('lets a multi-tenant application pass at /common', () =>
    expect(decide({ client_id: shared.clientId }, common).kind).toBe('go'))
})

/** Which application asks is settled by the row itself. */
const withoutClient = ({ client_id: _, ...rest }: Changes): Changes => rest

describe('gate of the token endpoint', () => {
  const now = Date.UTC(2026, 5, 1)
  const scene = () => {
    const made = makeDirectory(now)
    const { person, home, application } = made
    const grants = createGrants()
    const base: Omit<CodeGrant, 'redirectUri' | 'challenge' | 'issuedAt' | 'redeemed'> = {
      clientId: application.clientId,
      accountId: accountIdOf(person),
      version: 2,
      scope: 'openid',
      resource: undefined,
      nonce: undefined,
      amr: ['pwd'],
      sid: 'sid',
      authenticatedAt: now / 1000,
      segment: home.id,
      inner: 'inner',
    }
    const code = (changes: Partial<CodeGrant> = {}): CodeGrant => ({
      ...base,
      redirectUri: callback,
      challenge: undefined,
      issuedAt: now,
      redeemed: false,
      ...changes,
    })
    const refresh = (changes: Partial<RefreshGrant> = {}): RefreshGrant => ({
      ...base,
      usedAt: now,
      ...changes,
    })
    const plain = { value: 'verifier', method: 'plain' }
    const s256 = { value: 'iMnq5o6zALKXGivsnlom_0F5_WYda32GHkxlV7mq7hQ', method: 'S256' }
    for (const [name, grant] of Object.entries({
      good: code(),
      used: code({ redeemed: true }),
      old: code({ issuedAt: now - 600_001 }),
      'just-in-time': code({ issuedAt: now - 600_000 }),
      foreign: code({ clientId: otherClient }),
      elsewhere: code({ segment: 'common' }),
      orphan: code({ accountId: `${home.id}.${otherClient}` }),
      plain: code({ challenge: plain }),
      s256: code({ challenge: s256 }),
    }))
      grants.codes.set(name, grant)
    for (const [name, grant] of Object.entries({
      good: refresh(),
      elsewhere: refresh({ segment: 'common' }),
      foreign: refresh({ clientId: otherClient }),
      old: refresh({ usedAt: now - 90 * 86_400_000 - 1 }),
    }))
      grants.refreshTokens.set(name, grant)
    return { ...made, grants }
  }
  const { directory, grants, authority, application, secret, expired } = scene()
  const good = {
    grant_type: 'authorization_code',
    client_id: application.clientId,
    client_secret: secret.value,
    code: 'good',
    redirect_uri: callback,
  }
  const decide = (
    changes: Changes,
    at: LiveAuthority = authority,
    headers = {},
    forgives: readonly ('pkce' | 'single-use-code' | 'redirect-uri')[] = [],
  ) =>
    checkTokenRequest(
      directory,
      grants,
      at,
      { form: defined({ ...good, ...changes }), headers },
      new Set(forgives),
    )
  const refreshing = { grant_type: 'refresh_token', code: undefined, redirect_uri: undefined }

  const rows: readonly (readonly [string, number, Changes, LiveAuthority?])[] = [
    ['no grant_type', 900144, { grant_type: undefined }],
    ['an unsupported grant_type', 70003, { grant_type: 'password' }],
    ['no client_id', 900144, { client_id: undefined }],
    ['a client_id that is no GUID', 700038, { client_id: 'my app' }],
    ['a client_id of zeros', 700038, { client_id: '00000000-0000-0000-0000-000000000000' }],
    ['an unknown client_id', 700016, { client_id: otherClient }],
    ['a single-tenant application at /common', 50194, {}, common],
    ['no code', 900144, { code: undefined }],
    ['a client assertion', 700027, { client_assertion: 'x' }],
    ['no secret', 7000218, { client_secret: undefined }],
    ['an empty secret', 7000218, { client_secret: '' }],
    ['a wrong secret', 7000215, { client_secret: 'wrong' }],
    ['the Secret ID', 7000215, { client_secret: secret.keyId }],
    ['an expired secret', 7000222, { client_secret: expired.value }],
    ['garbage for a code', 9002313, { code: 'garbage' }],
    ['a removed person', 50034, { code: 'orphan' }],
    ['a code of another authority', 700005, { code: 'elsewhere' }],
    ['a code of another application', 7000110, { code: 'foreign' }],
    ['a code for the second time', 54005, { code: 'used' }],
    ['another redirect URI', 500112, { redirect_uri: `${callback}/` }],
    ['no redirect URI', 500112, { redirect_uri: undefined }],
    ['no verifier', 50148, { code: 'plain' }],
    ['a wrong verifier', 501481, { code: 's256', code_verifier: 'wrong' }],
    ['a code after ten minutes', 70008, { code: 'old' }],
    ['garbage for a refresh token', 9002313, { ...refreshing, refresh_token: 'garbage' }],
    ['no refresh token', 900144, refreshing],
    ['a refresh token of another application', 7000110, { ...refreshing, refresh_token: 'foreign' }],
    ['a refresh token after 90 days', 70008, { ...refreshing, refresh_token: 'old' }],
  ]
  it.each(rows.map(([title, code, changes, at = authority]) => [title, code, changes, at] as const))(
    '%s: %i',
    (_, code, changes, at) =>
      expect(decide(changes, at)).toMatchObject({ kind: 'refused', refusal: { code } }),
  )
  it.each<[string, number, Changes]>([
    ['grant_type before client_id', 70003, { grant_type: 'x', client_id: 'x' }],
    ['application before secret', 700016, { client_id: otherClient, client_secret: 'wrong' }],
    ['a missing code before the secret', 900144, { code: undefined, client_secret: 'wrong' }],
    ['secret before code', 7000215, { client_secret: 'wrong', code: 'garbage' }],
    ['second use before redirect URI', 54005, { code: 'used', redirect_uri: 'x' }],
    ['redirect URI before verifier', 500112, { code: 'plain', redirect_uri: 'x' }],
    ['redirect URI before age', 500112, { code: 'old', redirect_uri: 'x' }],
  ])('checks %s', (_, code, changes) => expect(decide(changes)).toMatchObject({ refusal: { code } }))
  it.each<[string, Changes]>([
    ['a code at once', {}],
    ['a code after ten minutes to the millisecond', { code: 'just-in-time' }],
    ['a plain verifier', { code: 'plain', code_verifier: 'verifier' }],
    ['an S256 verifier', { code: 's256', code_verifier: 'verifier' }],
    ['a verifier that nobody asked for', { code_verifier: 'x' }],
    ['a refresh token', { ...refreshing, refresh_token: 'good' }],
    ['a refresh token of another authority', { ...refreshing, refresh_token: 'elsewhere' }],
  ])('lets %s pass', (_, changes) => expect(decide(changes)).toMatchObject({ kind: 'go', forgotten: [] }))
  it('lets HTTP Basic with percent-encoded parts pass', () => {
    const text = `${application.clientId}:${encodeURIComponent(secret.value)}`
    const authorization = `Basic ${Buffer.from(text).toString('base64')}`
    expect(
      decide({ client_id: undefined, client_secret: undefined }, authority, { authorization }).kind,
    ).toBe('go')
  })
  it.each([
    ['pkce', { code: 's256' }],
    ['single-use-code', { code: 'used' }],
    ['redirect-uri', { redirect_uri: undefined }],
  ] as const)('forgets %s by order, and says so', (rule, changes) =>
    expect(decide(changes, authority, {}, [rule])).toMatchObject({ kind: 'go', forgotten: [rule] }),
  )
})
