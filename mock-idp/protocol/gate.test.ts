import { describe, expect, it } from 'vitest'
import type { LiveAuthority } from '../directory/directory.ts'
import { makeDirectory, otherClient } from '../testing/directory.ts'
import { checkAuthorizeRequest } from './authorize-request.ts'

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
