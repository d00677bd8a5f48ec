import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AuthorizeRequest } from '../protocol/authorize-request.ts'
import { withCookies } from './call.ts'
import { createEngine, type Engine, type Visitor } from './engine.ts'
import { innerClient } from './provider.ts'
import { createStore } from './store.ts'

const client = '11111111-2222-4333-8444-555555555555'
const otherClient = '11111111-2222-4333-8444-666666666666'
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
const make = (store = createStore(() => now, innerClient), accountExists = () => true): Engine =>
  createEngine({
    origin: 'http://localhost',
    segment: 'tenant',
    store,
    seconds: () => Math.floor(now / 1000),
    accountExists,
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

/** A test of one hook. When it fails after an upgrade, it says which hook has moved, and who has to follow. */
const hook = (name: string, theirs: string, ours: string, title: string, run: () => Promise<void>): void => {
  it(`${name}: ${title}`, async () => {
    try {
      await run()
    } catch (cause) {
      throw new Error(
        `oidc-provider's hook "${name}" (node_modules/oidc-provider/${theirs}) does not work as mock-idp/engine/${ours} expects: ${title}.`,
        { cause },
      )
    }
  })
}

/** One test per hook into oidc-provider. When one fails after an upgrade, its title says which hook has moved. */
describe('hooks into oidc-provider', () => {
  hook(
    'interactions.url',
    'lib/actions/authorization/interactions.js',
    'provider.ts',
    'is asked for the page, and the page has a cookie at its path',
    async () => {
      const { outcome, cookies } = await make().begin(nobody, request)
      const uid = outcome.kind === 'sign-in' ? outcome.uid : ''
      expect(uid).not.toBe('')
      expect(cookies.join('\n')).toContain(`path=/tenant/mock/sign-in/${uid}`)
    },
  )
  hook(
    'interactionFinished',
    'lib/actions/authorization/resume.js',
    'engine.ts',
    'the resume route below the mount point goes on with the saved result',
    async () => {
      expect((await signIn(make())).outcome).toMatchObject({ kind: 'code', authenticatedAt: 0 })
    },
  )
  hook(
    'responseTypes',
    'lib/helpers/configuration.js',
    'provider.ts',
    'none is a type by itself, and makes no code',
    async () => {
      const kinds = new Set<string>()
      const store = createStore(() => now, innerClient)
      const watched = {
        ...store,
        adapter: (kind: string) => {
          const adapter = store.adapter(kind)
          return {
            ...adapter,
            upsert: async (...given: Parameters<typeof adapter.upsert>) => {
              kinds.add(kind)
              await adapter.upsert(...given)
            },
          }
        },
      }
      await signIn(make(watched))
      expect([...kinds].toSorted()).toEqual(['Interaction', 'Session'])
    },
  )
  hook(
    'loadExistingGrant',
    'lib/actions/authorization/session.js',
    'provider.ts',
    'a grant that nobody saved is enough',
    async () => {
      const engine = make()
      const { visitor, cookies } = await signIn(engine)
      const known = { ...visitor, cookie: withCookies(visitor.cookie, cookies) }
      for (const clientId of [client, otherClient])
        expect((await engine.begin(known, { ...request, clientId })).outcome.kind).toBe('code')
    },
  )
  hook(
    'findAccount',
    'lib/helpers/account_claims.js and lib/shared/session.js',
    'provider.ts',
    'somebody who is gone has to sign in',
    async () => {
      let exists = true
      const engine = make(undefined, () => exists)
      const { visitor, cookies } = await signIn(engine)
      const known = { ...visitor, cookie: withCookies(visitor.cookie, cookies) }
      exists = false
      expect((await engine.begin(known, request)).outcome.kind).toBe('sign-in')
    },
  )
  hook(
    'renderError',
    'lib/shared/error_handler.js',
    'provider.ts',
    'gets what is wrong with a client',
    async () => {
      const none = createStore(
        () => now,
        () => undefined,
      )
      expect((await make(none).begin(nobody, request)).outcome).toMatchObject({
        kind: 'error',
        error: 'invalid_client',
      })
    },
  )
  hook(
    'extraParams',
    'lib/helpers/configuration.js',
    'carried.ts',
    'the accepted request travels through an interaction unchanged',
    async () => {
      const engine = make()
      const begun = await engine.begin(nobody, request)
      const uid = begun.outcome.kind === 'sign-in' ? begun.outcome.uid : ''
      const visitor = { ...nobody, cookie: withCookies(undefined, begun.cookies) }
      expect(await engine.waiting(visitor, uid)).toEqual({ ...request, nonce: undefined })
    },
  )
  hook(
    'registerResponseMode',
    'lib/provider.js',
    'provider.ts',
    'our own mode gets the code, the account and the session',
    async () => {
      const { outcome } = await signIn(make())
      expect(outcome).toMatchObject({
        kind: 'code',
        accountId: 'account',
        sessionUid: expect.any(String),
      })
    },
  )
  hook('registerResponseMode', 'lib/provider.js', 'provider.ts', 'our own mode gets errors too', async () => {
    const { outcome } = await make().begin(nobody, { ...request, prompt: 'none' })
    expect(outcome).toMatchObject({ kind: 'error', error: 'login_required' })
  })
  hook(
    'interactionDetails',
    'lib/provider.js',
    'engine.ts',
    'a sign-in page is bound to a cookie, and can be used once',
    async () => {
      const engine = make()
      const { uid, visitor } = await signIn(engine)
      expect(await engine.waiting(nobody, uid)).toBeUndefined()
      expect(await engine.waiting(visitor, uid)).toBeUndefined()
      expect((await engine.finish(visitor, uid, 'account')).outcome).toMatchObject({
        kind: 'error',
        error: 'expired',
      })
    },
  )
  hook(
    'ctx.respond = false',
    'lib/provider.js and koa/lib/application.js',
    'provider.ts',
    'the engine sets cookies and writes nothing else',
    async () => {
      const { cookies } = await signIn(make())
      expect(cookies.join()).toContain('mock_session_tenant=')
    },
  )
  hook(
    'session cookie',
    'lib/models/session.js',
    'provider.ts',
    'the next request needs no page',
    async () => {
      const engine = make()
      const { visitor, cookies } = await signIn(engine)
      const known = { ...visitor, cookie: withCookies(visitor.cookie, cookies) }
      expect((await engine.begin(known, request)).outcome.kind).toBe('code')
      await engine.endSession(known)
      expect((await engine.begin(known, request)).outcome.kind).toBe('sign-in')
    },
  )
  hook(
    'interactionPolicy',
    'lib/helpers/interaction_policy',
    'policy.ts',
    'prompt and max_age show the page again',
    async () => {
      const engine = make()
      const { visitor, cookies } = await signIn(engine)
      const known = { ...visitor, cookie: withCookies(visitor.cookie, cookies) }
      for (const prompt of ['login', 'select_account', 'consent'])
        expect((await engine.begin(known, { ...request, prompt })).outcome.kind).toBe('sign-in')
      now = 61_000
      expect((await engine.begin(known, { ...request, maxAge: 60 })).outcome.kind).toBe('sign-in')
      expect((await engine.begin(known, { ...request, maxAge: 62 })).outcome.kind).toBe('code')
    },
  )
  hook(
    'Session.destroy',
    'lib/models/session.js',
    'engine.ts',
    'another person takes over without being asked',
    async () => {
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
    },
  )
  hook('adapter', 'lib/models/base_model.js', 'store.ts', 'what is stored ends by our clock', async () => {
    const engine = make()
    const { visitor, cookies } = await signIn(engine)
    now = 25 * 3_600_000
    expect(
      (await engine.begin({ ...visitor, cookie: withCookies(visitor.cookie, cookies) }, request)).outcome
        .kind,
    ).toBe('sign-in')
  })
  hook(
    'configuration',
    'lib/helpers/configuration.js',
    'provider.ts',
    'prints no notice and no warning',
    async () => {
      const streams = [
        vi.spyOn(console, 'info'),
        vi.spyOn(console, 'warn'),
        vi.spyOn(console, 'log'),
        vi.spyOn(console, 'error'),
      ]
      await signIn(make())
      for (const stream of streams) expect(stream).not.toHaveBeenCalled()
      vi.restoreAllMocks()
    },
  )
})
