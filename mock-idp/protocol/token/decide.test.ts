import { describe, expect, it } from 'vitest'
import { accountIdOf, type LiveAuthority } from '../../directory/directory.ts'
import { makeDirectory, otherClient } from '../../testing/directory.ts'
import { type CodeGrant, createGrants, type RefreshGrant } from '../grants.ts'
import { decideToken } from './decide.ts'

type Changes = Readonly<Record<string, string | undefined>>
const defined = (values: Changes): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined))

const callback = 'https://app.example/callback'
const common: LiveAuthority = { kind: 'alias', segment: 'common' }

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
      redirectUri: callback,
      grantedAt: now,
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
  const { directory, seed, grants, authority, application, secret, expired } = scene()
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
    decideToken(
      {
        world: {
          directory,
          grants,
          seed,
          origin: 'https://login.example',
          neighbour: 'https://sts.example',
          serial: () => 1,
        },
        authority: at,
        version: 2,
        form: defined({ ...good, ...changes }),
        forgives: new Set(forgives),
      },
      { secure: true, ...headers },
    )
  const refreshing = { grant_type: 'refresh_token', code: undefined, redirect_uri: undefined }

  const rows: readonly (readonly [string, number, Changes, LiveAuthority?])[] = [
    ['no grant_type', 900144, { grant_type: undefined }],
    ['an unsupported grant_type', 70003, { grant_type: 'no_such_grant' }],
    ['no client_id', 900144, { client_id: undefined }],
    ['a client_id that is no GUID', 700038, { client_id: 'my app' }],
    ['a client_id of zeros', 700038, { client_id: '00000000-0000-0000-0000-000000000000' }],
    ['an unknown client_id', 700016, { client_id: otherClient }],
    ['a single-tenant application at /common', 50194, {}, common],
    ['no code', 900144, { code: undefined }],
    ['a client assertion without a type', 900144, { client_assertion: 'x' }],
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
    ['a refresh token after 90 days', 700082, { ...refreshing, refresh_token: 'old' }],
  ]
  it.each(rows.map(([title, code, changes, at = authority]) => [title, code, changes, at] as const))(
    '%s: %i ⟨token.code-bound⟩ ⟨token.code-life⟩ ⟨token.pkce⟩',
    async (_, code, changes, at) =>
      expect(await decide(changes, at)).toMatchObject({ kind: 'refused', refusal: { code } }),
  )
  it.each<[string, number, Changes]>([
    ['grant_type before client_id', 70003, { grant_type: 'x', client_id: 'x' }],
    ['application before secret', 700016, { client_id: otherClient, client_secret: 'wrong' }],
    ['a missing code before the secret', 900144, { code: undefined, client_secret: 'wrong' }],
    ['secret before code', 7000215, { client_secret: 'wrong', code: 'garbage' }],
    ['second use before redirect URI', 54005, { code: 'used', redirect_uri: 'x' }],
    ['redirect URI before verifier', 500112, { code: 'plain', redirect_uri: 'x' }],
    ['redirect URI before age', 500112, { code: 'old', redirect_uri: 'x' }],
  ])('checks %s', async (_, code, changes) =>
    expect(await decide(changes)).toMatchObject({ refusal: { code } }),
  )
  it.each<[string, Changes]>([
    ['a code at once', {}],
    ['a code after ten minutes to the millisecond', { code: 'just-in-time' }],
    ['a plain verifier', { code: 'plain', code_verifier: 'verifier' }],
    ['an S256 verifier', { code: 's256', code_verifier: 'verifier' }],
    ['a verifier that nobody asked for', { code_verifier: 'x' }],
    ['a refresh token', { ...refreshing, refresh_token: 'good' }],
    ['a refresh token of another authority', { ...refreshing, refresh_token: 'elsewhere' }],
  ])('lets %s pass', async (_, changes) =>
    expect(await decide(changes)).toMatchObject({ kind: 'go', forgotten: [] }),
  )
  it('lets HTTP Basic with percent-encoded parts pass', async () => {
    const text = `${application.clientId}:${encodeURIComponent(secret.value)}`
    const authorization = `Basic ${Buffer.from(text).toString('base64')}`
    const decision = await decide({ client_id: undefined, client_secret: undefined }, authority, {
      authorization,
    })
    expect(decision.kind).toBe('go')
  })
  it.each([
    ['pkce', { code: 's256' }],
    ['single-use-code', { code: 'used' }],
    ['redirect-uri', { redirect_uri: undefined }],
  ] as const)('forgets %s by order, and says so', async (rule, changes) =>
    expect(await decide(changes, authority, {}, [rule])).toMatchObject({ kind: 'go', forgotten: [rule] }),
  )
})
