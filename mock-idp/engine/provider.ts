import type { IncomingMessage } from 'node:http'
import Provider, {
  type AdapterPayload,
  type Configuration,
  errors,
  type KoaContextWithOIDC,
} from 'oidc-provider'
import { carrier } from './carried.ts'
import { cookieNames } from './cookie-names.ts'
import { makePolicy } from './policy.ts'
import type { Store } from './store.ts'

/** A session in a browser, and whose it is. */
export interface SessionOf {
  readonly accountId: string
  readonly sessionUid: string
  /** Seconds, by the tenant's clock. */
  readonly authenticatedAt: number
}

/** What the engine decided about a request. */
export type Outcome =
  | {
      readonly kind: 'sign-in'
      readonly uid: string
      /** Who is signed in already, although the page is shown. */
      readonly session: SessionOf | undefined
    }
  /** A code may be issued; that is done outside. */
  | (SessionOf & { readonly kind: 'code' })
  | { readonly kind: 'error'; readonly error: string; readonly description: string }

/** The engine sees one client shape and one redirect URI: Entra's own rules were checked before. */
export const innerRedirectUri = 'https://relying-party.invalid/callback'
export const innerMode = 'outcome'
const innerSecret = 'nobody-authenticates-with-this'
/** Nothing: codes and tokens are made and redeemed outside, so the engine need not make any of its own. */
export const innerResponseType = 'none'
/** Not `openid`: the engine makes no ID token then, and nothing has to be signed only to be thrown away. */
export const innerScope = 'granted'

export const innerClient = (clientId: string): AdapterPayload => ({
  client_id: clientId,
  client_secret: innerSecret,
  redirect_uris: [innerRedirectUri],
  grant_types: [],
  response_types: [innerResponseType],
  token_endpoint_auth_method: 'none',
  // The server has no keys of its own; without this the client would ask for RS256. It wants a secret for that.
  id_token_signed_response_alg: 'HS256',
})

/** Engine lifetimes are out of the way: the store ends records by the tenant's clock. */
const year = 366 * 86_400

export interface ProviderOptions {
  readonly origin: string
  readonly segment: string
  readonly store: Store
  /** Seconds since the epoch, by the tenant's clock. */
  readonly seconds: () => number
  readonly accountExists: (accountId: string) => boolean
}

/** Path of the sign-in page; the engine binds its cookie to it. */
export const signInPath = (segment: string, uid: string): string => `/${segment}/mock/sign-in/${uid}`

/**
 * Makes an oidc-provider for one tenant. Its answers do not go to the network: each ends in `outcomes`,
 * by the request that it belongs to.
 */
export const makeProvider = (
  { origin, segment, store, seconds, accountExists }: ProviderOptions,
  outcomes: WeakMap<IncomingMessage, Outcome>,
): Provider => {
  // Entra knows people in frames of other sites too. Browsers take such a cookie over https only.
  const sameSite = origin.startsWith('https:') ? 'none' : 'lax'
  const configuration: Configuration = {
    adapter: (kind: string) => store.adapter(kind),
    clientAuthMethods: ['none'],
    cookies: {
      names: cookieNames(segment),
      long: { path: '/', signed: false, sameSite },
      short: { signed: false, sameSite },
    },
    enabledJWA: { idTokenSigningAlgValues: ['HS256'] },
    // A refresh token outlives the session that it came from.
    expiresWithSession: () => false,
    extraParams: [carrier],
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
    },
    findAccount: (_, accountId) =>
      accountExists(accountId) ? { accountId, claims: () => ({ sub: accountId }) } : undefined,
    interactions: {
      policy: makePolicy(seconds),
      url: (ctx, { uid }) => {
        outcomes.set(ctx.req, { kind: 'sign-in', uid, session: sessionOf(ctx.oidc.session, seconds) })
        return signInPath(segment, uid)
      },
    },
    jwks: { keys: [] },
    loadExistingGrant: ({ oidc }) => {
      const { client, account, provider } = oidc
      if (client === undefined || account === undefined) return undefined
      // Consent is decided outside. Nobody reads the grant again, so it is not saved.
      const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
      grant.addOIDCScope(innerScope)
      return grant
    },
    pkce: { required: () => false },
    renderError: (ctx, { error, error_description: description = '' }) => {
      outcomes.set(ctx.req, { kind: 'error', error, description })
    },
    responseTypes: [innerResponseType],
    routes: { authorization: '/oauth2/v2.0/authorize' },
    scopes: [innerScope],
    ttl: {
      AccessToken: year,
      AuthorizationCode: year,
      Grant: year,
      IdToken: year,
      Interaction: year,
      RefreshToken: year,
      Session: year,
    },
  }
  const provider = new Provider(`${origin}/${segment}/v2.0`, configuration)
  provider.registerResponseMode(innerMode, (ctx, _, payload) => {
    const session = sessionOf(ctx.oidc.session, seconds)
    outcomes.set(
      ctx.req,
      payload['error'] === undefined && session !== undefined
        ? { kind: 'code', ...session }
        : {
            kind: 'error',
            error: String(payload['error']),
            description: String(payload['error_description'] ?? ''),
          },
    )
  })
  provider.use(async (ctx, next) => {
    // Koa leaves the response alone; the outcome is read instead.
    ctx.respond = false
    try {
      await next()
    } catch (thrown) {
      const description =
        thrown instanceof errors.OIDCProviderError ? (thrown.error_description ?? '') : String(thrown)
      outcomes.set(ctx.req, { kind: 'error', error: 'server_error', description })
    }
  })
  return provider
}

type EngineSession = KoaContextWithOIDC['oidc']['session']

const sessionOf = (session: EngineSession, seconds: () => number): SessionOf | undefined =>
  session?.accountId === undefined
    ? undefined
    : {
        accountId: session.accountId,
        sessionUid: session.uid,
        authenticatedAt: session.authTime() ?? seconds(),
      }
