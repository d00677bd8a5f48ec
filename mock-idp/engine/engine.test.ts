import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AuthorizeRequest } from '../protocol/authorize-request.ts'
import { withCookies } from './call.ts'
import { createEngine, type Engine, type Visitor } from './engine.ts'
import { innerClient } from './provider.ts'
import { createStore } from './store.ts'

const client = '11111111-2222-4333-8444-555555555555'
const request: AuthorizeRequest = {
  version: 2,
  responseTypes: ['code'],
  resource: undefined,
  clientId: client,
  redirectUri: 'http://localhost/any',
  responseMode: 'query',
  state: 'the state',
  device: undefined,
  scope: 'anything goes',
  nonce: undefined,
  challenge: undefined,
  prompt: undefined,
  maxAge: undefined,
  loginHint: undefined,
  domainHint: undefined,
  clientInfo: false,
  instanceAware: false,
  contexts: [],
  capabilities: [],
  adminConsent: false,
}
const nobody: Visitor = { host: 'localhost', secure: false, cookie: undefined }

let now = 0
const make = (): Engine =>
  createEngine({
    origin: 'http://localhost',
    segment: 'tenant',
    store: createStore(() => now, innerClient),
    seconds: () => Math.floor(now / 1000),
    accountExists: () => true,
  })

const signIn = async (engine: Engine, change: Partial<AuthorizeRequest> = {}) => {
  const begun = await engine.begin(nobody, { ...request, ...change })
  if (begun.outcome.kind !== 'sign-in')
    throw new Error(`expected the sign-in page, got ${begun.outcome.kind}`)
  const visitor = { ...nobody, cookie: withCookies(undefined, begun.cookies) }
  return { uid: begun.outcome.uid, visitor, ...(await engine.finish(visitor, begun.outcome.uid, 'account')) }
}

afterEach(() => {
  now = 0
})

/** One test per hook into oidc-provider. When one fails after an upgrade, its title says which hook has moved. */
describe('hooks into oidc-provider', () => {
  it('extraParams: the accepted request travels through an interaction unchanged', async () => {
    const engine = make()
    const begun = await engine.begin(nobody, request)
    const uid = begun.outcome.kind === 'sign-in' ? begun.outcome.uid : ''
    const visitor = { ...nobody, cookie: withCookies(undefined, begun.cookies) }
    expect(await engine.waiting(visitor, uid)).toEqual({ ...request, nonce: undefined })
  })
  it('registerResponseMode: our own mode gets the code, the account and the session', async () => {
    const { outcome } = await signIn(make())
    expect(outcome).toMatchObject({
      kind: 'code',
      accountId: 'account',
      sessionUid: expect.any(String),
    })
  })
  it('registerResponseMode: our own mode gets errors too', async () => {
    const { outcome } = await make().begin(nobody, { ...request, prompt: 'none' })
    expect(outcome).toMatchObject({ kind: 'error', error: 'login_required' })
  })
  it('interactionDetails: a sign-in page is bound to a cookie, and can be used once', async () => {
    const engine = make()
    const { uid, visitor } = await signIn(engine)
    expect(await engine.waiting(nobody, uid)).toBeUndefined()
    expect(await engine.waiting(visitor, uid)).toBeUndefined()
    expect((await engine.finish(visitor, uid, 'account')).outcome).toMatchObject({
      kind: 'error',
      error: 'expired',
    })
  })
  it('ctx.respond = false: the engine sets cookies and writes nothing else', async () => {
    const { cookies } = await signIn(make())
    expect(cookies.join()).toContain('mock_session_tenant=')
  })
  it('session cookie: the next request needs no page', async () => {
    const engine = make()
    const { visitor, cookies } = await signIn(engine)
    const known = { ...visitor, cookie: withCookies(visitor.cookie, cookies) }
    expect((await engine.begin(known, request)).outcome.kind).toBe('code')
    await engine.endSession(known)
    expect((await engine.begin(known, request)).outcome.kind).toBe('sign-in')
  })
  it('interactionPolicy: prompt and max_age show the page again', async () => {
    const engine = make()
    const { visitor, cookies } = await signIn(engine)
    const known = { ...visitor, cookie: withCookies(visitor.cookie, cookies) }
    for (const prompt of ['login', 'select_account', 'consent'])
      expect((await engine.begin(known, { ...request, prompt })).outcome.kind).toBe('sign-in')
    now = 61_000
    expect((await engine.begin(known, { ...request, maxAge: 60 })).outcome.kind).toBe('sign-in')
    expect((await engine.begin(known, { ...request, maxAge: 62 })).outcome.kind).toBe('code')
  })
  it('Session.destroy: another person takes over without being asked', async () => {
    const engine = make()
    const first = await signIn(engine)
    const known = { ...first.visitor, cookie: withCookies(first.visitor.cookie, first.cookies) }
    const begun = await engine.begin(known, { ...request, prompt: 'login' })
    const uid = begun.outcome.kind === 'sign-in' ? begun.outcome.uid : ''
    const finished = await engine.finish(
      { ...known, cookie: withCookies(known.cookie, begun.cookies) },
      uid,
      'other',
    )
    expect(finished.outcome).toMatchObject({ kind: 'code', accountId: 'other' })
  })
  it('adapter: what is stored ends by our clock', async () => {
    const engine = make()
    const { visitor, cookies } = await signIn(engine)
    now = 25 * 3_600_000
    expect(
      (await engine.begin({ ...visitor, cookie: withCookies(visitor.cookie, cookies) }, request)).outcome
        .kind,
    ).toBe('sign-in')
  })
  it('configuration: prints no notice and no warning', async () => {
    const streams = [
      vi.spyOn(console, 'info'),
      vi.spyOn(console, 'warn'),
      vi.spyOn(console, 'log'),
      vi.spyOn(console, 'error'),
    ]
    await signIn(make())
    for (const stream of streams) expect(stream).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })
})

describe('store', () => {
  it('forgets the oldest beyond its limit', async () => {
    const store = createStore(
      () => 0,
      () => undefined,
      2,
    )
    const sessions = store.adapter('Session')
    for (const id of ['a', 'b', 'c']) await sessions.upsert(id, { uid: `uid-${id}` }, 1)
    expect(await sessions.find('a')).toBeUndefined()
    expect(await sessions.findByUid('uid-a')).toBeUndefined()
    expect(await sessions.find('c')).toMatchObject({ uid: 'uid-c' })
  })
})
