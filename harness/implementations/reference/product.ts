import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { sendMessage, sendNotFound } from './answers.ts'
import { apiTokenRoutes } from './api-tokens.ts'
import { auditRoutes } from './audit.ts'
import type { BackChannel } from './back-channel.ts'
import { redirectPath } from './begin.ts'
import { channelRoutes } from './channels.ts'
import { contentRoutes } from './content.ts'
import { externalMemberRoutes } from './external-members.ts'
import { type Logins, memoryLogins } from './logins.ts'
import type { UsedTokens } from './logout-token.ts'
import { memoryStore } from './memory-store.ts'
import { metadataCache, metadataLifetime } from './metadata.ts'
import { ownLoginRoutes } from './own-login.ts'
import { defaultPasswordCost } from './passwords.ts'
import { providerLogoutRoutes } from './provider-logout.ts'
import { type Rules, soundRules } from './rules.ts'
import { openSessions } from './session.ts'
import { settingsRoutes } from './settings.ts'
import { signOutRoutes } from './sign-out.ts'
import { singleSignOnRoutes } from './single-sign-on.ts'
import type { Store } from './store.ts'
import { style } from './style.ts'
import type { Transactions } from './transactions.ts'

export interface ProductOptions {
  /** Scheme, host and port under which browsers reach the product. Never taken from a request's headers. */
  readonly origin: string
  readonly store?: Store
  readonly rules?: Rules
  /** PEM text of an authority to trust besides Node's own. */
  readonly ca?: string
  /** `host:port` of identity providers on private addresses that may be asked all the same. Default: none. */
  readonly providers?: readonly string[]
  /** Milliseconds since the epoch, for an organisation: decides when SSO and sign-ins are over. Token times obey the machine's clock. */
  readonly now?: (organisation?: string) => number
  /** Gets one line for each failed sign-in, without secrets. Default: standard error. */
  readonly log?: (line: string) => void
  /** scrypt's N for the time of a login without account. Default 2^14. */
  readonly passwordCost?: number
  /** Milliseconds for which a metadata document is used again. Default 5 minutes. */
  readonly metadataLifetime?: number
}

/** What the routes work with. */
export interface Product
  extends Required<Pick<ProductOptions, 'origin' | 'store' | 'rules' | 'now' | 'log' | 'passwordCost'>> {
  readonly fetch: BackChannel['fetch']
  readonly metadata: ReturnType<typeof metadataCache>
  readonly transactions: Transactions
  readonly logins: Logins
  readonly usedTokens: UsedTokens
}

export interface RunningProduct {
  readonly app: Express
  readonly product: Product
  /** Forgets accounts, organisations, sessions and everything else. */
  clear(): Promise<void>
  /** Closes connections to identity providers. */
  close(): Promise<void>
}

const failed =
  ({ log }: Product): ErrorRequestHandler =>
  (error, request, response, next) => {
    const status: unknown = error?.status
    const isRequestsFault = typeof status === 'number' && status >= 400 && status < 500
    if (!isRequestsFault)
      log(`${request.method} ${request.path}: ${error instanceof Error ? error.stack : String(error)}`)
    if (response.headersSent) return next(error)
    const sentence = isRequestsFault
      ? 'The request could not be read.'
      : 'This is our fault. It has been logged.'
    sendMessage(response, isRequestsFault ? status : 500, 'Something went wrong', [sentence])
  }

/** Puts the product together, without listening. */
export const createProduct = (options: ProductOptions): RunningProduct => {
  const { origin, store = memoryStore(), rules = soundRules, now = Date.now } = options
  const { ca, providers } = options
  const backChannel = rules.openBackChannel({
    ...(ca === undefined ? {} : { ca }),
    ...(providers === undefined ? {} : { providers }),
  })
  const sessions = openSessions(origin, rules.sessionCookie)
  const transactions = rules.transactions(now)
  const metadata = metadataCache(
    (connection) => rules.loadMetadata(connection, backChannel.fetch),
    options.metadataLifetime ?? metadataLifetime,
    now,
  )
  const product: Product = {
    origin,
    store,
    rules,
    now,
    log: options.log ?? ((line) => console.error(line)),
    passwordCost: options.passwordCost ?? defaultPasswordCost,
    fetch: backChannel.fetch,
    metadata,
    transactions,
    logins: memoryLogins(),
    usedTokens: rules.usedLogoutTokens(),
  }

  const app = express()
  app.disable('x-powered-by')
  app.use(rules.securityHeaders(origin))
  // The one form that another site sends rightly.
  app.post(
    redirectPath(':org'),
    express.urlencoded({ extended: false, limit: '100kb' }),
    rules.receiveFormPost,
  )
  app.use(rules.refuseCrossSite(origin))
  app.get('/style.css', (_request, response) => {
    response.set('Cache-Control', 'max-age=3600').type('css').send(style)
  })
  app.use(sessions.middleware, express.urlencoded({ extended: false, limit: '20kb' }))
  app.use(
    ownLoginRoutes(product),
    signOutRoutes(product),
    contentRoutes(product),
    channelRoutes(product),
    apiTokenRoutes(product),
    externalMemberRoutes(product),
    settingsRoutes(product),
    auditRoutes(product),
    singleSignOnRoutes(product),
    providerLogoutRoutes(product),
  )
  app.use((_request, response) => sendNotFound(response))
  app.use(failed(product))

  return {
    app,
    product,
    clear: async () => {
      await store.clear()
      sessions.clear()
      transactions.clear()
      metadata.clear()
      product.logins.clear()
      product.usedTokens.clear()
    },
    close: backChannel.close,
  }
}

/** Where the product listens. */
export interface Listening {
  /** Default: `http://localhost:{port}`, or https with a certificate. */
  readonly origin?: string
  /** Default: a free one. */
  readonly port?: number
  /** PEM texts of a certificate and its key: it is served over https. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
}

/**
 * Starts the product on loopback. It is called `localhost`, which is another site than an identity provider
 * at 127.0.0.1, as in real life. `port` 0 takes a free one.
 * @param around what is served besides, before the product itself
 */
export const startProduct = async (
  options: Omit<ProductOptions, 'origin'> & Listening,
  around: (running: RunningProduct) => Express = ({ app }) => app,
): Promise<RunningProduct & { readonly origin: string }> => {
  const { tls } = options
  const server = tls === undefined ? createServer() : createSecureServer(tls)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const origin = options.origin ?? `${tls === undefined ? 'http' : 'https'}://localhost:${port}`
  const running = createProduct({ ...options, origin })
  server.on('request', around(running))
  return {
    ...running,
    origin,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await running.close()
    },
  }
}
