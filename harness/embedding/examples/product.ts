/**
 * A product for the examples: one organisation whose members sign in with Entra, on openid-client. A test of yours
 * has your own product in its place.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  discovery,
  randomNonce,
  randomState,
} from 'openid-client'

export interface Product {
  readonly origin: string
  readonly redirectUri: string
  /** What an administrator pastes. */
  configure(connection: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
  }): void
  close(): Promise<void>
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

export const startProduct = async (): Promise<Product> => {
  let connected: Parameters<Product['configure']>[0] | undefined
  const logins = new Map<string, string>()
  const answer = async (
    url: URL,
  ): Promise<{ readonly status: number; readonly text: string; readonly location?: string }> => {
    if (connected === undefined) return { status: 503, text: 'Single sign-on is not configured.' }
    const provider = await discovery(new URL(connected.issuer), connected.clientId, connected.clientSecret)
    if (url.pathname === '/login') {
      const [state, nonce] = [randomState(), randomNonce()]
      logins.set(state, nonce)
      const parameters = { redirect_uri: redirectUri, scope: 'openid profile email', state, nonce }
      return { status: 302, text: '', location: buildAuthorizationUrl(provider, parameters).href }
    }
    if (url.pathname !== '/callback') return { status: 200, text: '<a href="/login">Sign in</a>' }
    const state = url.searchParams.get('state') ?? ''
    const expectedNonce = logins.get(state)
    if (expectedNonce === undefined) return { status: 400, text: 'That login was not begun here.' }
    logins.delete(state)
    const tokens = await authorizationCodeGrant(provider, url, { expectedState: state, expectedNonce })
    return { status: 200, text: `Hello ${String(tokens.claims()?.['name'])}` }
  }
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', origin)).then(
      ({ status, text, location }) =>
        response
          .writeHead(status, { 'Content-Type': 'text/html', ...(location === undefined ? {} : { location }) })
          .end(text),
      () => response.writeHead(401).end('Your sign-in could not be verified.'),
    )
  })
  const origin = `http://localhost:${await listen(server)}`
  const redirectUri = `${origin}/callback`
  return {
    origin,
    redirectUri,
    configure: (connection) => {
      connected = connection
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
