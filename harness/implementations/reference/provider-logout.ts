import { type Request, type Response, Router } from 'express'
import type { LogoutToken, LogoutTokenChecks } from './logout-token.ts'
import type { Product } from './product.ts'
import type { Connection } from './store.ts'

/** Where an organisation's provider posts logout tokens. */
export const backchannelLogoutPath = (organisation: string): string =>
  `/organizations/${organisation}/oidc/backchannel-logout`

/** What Entra calls the front-channel logout URL. */
export const frontchannelLogoutPath = (organisation: string): string =>
  `/organizations/${organisation}/oidc/frontchannel-logout`

/** The logout token, if everything about it is right; otherwise why not, for the log. */
const readToken = async (
  { rules, metadata, fetch, usedTokens }: Product,
  organisation: string,
  connection: Connection,
  token: unknown,
): Promise<LogoutToken | string> => {
  if (typeof token !== 'string') return 'there is none'
  const now = Date.now() / 1000
  const expected = { issuer: connection.issuer, clientId: connection.clientId, now }
  try {
    const known = await metadata.recent(organisation, connection)
    const read = await rules.verifyLogoutToken({ token, metadata: known, fetch })
    const wrong = (Object.keys(rules.logoutTokenChecks) as (keyof LogoutTokenChecks)[]).find(
      (name) => !rules.logoutTokenChecks[name](read, expected),
    )
    if (wrong !== undefined) return `wrong ${wrong}`
    const { jti, exp } = read.claims
    return usedTokens.use(organisation, String(jti), Number(exp), now) ? read : 'it came before'
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/**
 * A provider ends sessions: by a token from server to server, or, as Entra does, by a hidden frame in the
 * person's browser, to which no cookie of ours is sent. Either ends the logins of that organisation's provider
 * and nothing else: who signed in here stays signed in, and is asked for SSO again.
 */
export const providerLogoutRoutes = (product: Product): Router => {
  const { store, rules, logins, log } = product

  const connectionOf = async (request: Request) => {
    const { org: organisation } = request.params
    const connection = typeof organisation === 'string' ? await store.connection(organisation) : undefined
    return typeof organisation === 'string' && connection !== undefined
      ? { organisation, connection }
      : undefined
  }

  const backChannel = async (request: Request, response: Response): Promise<void> => {
    const found = await connectionOf(request)
    const token =
      found === undefined
        ? 'there is no connection'
        : await readToken(product, found.organisation, found.connection, request.body?.logout_token)
    if (found === undefined || typeof token === 'string') {
      log(`logout token refused: ${String(token)}`.replaceAll(/[\r\n]+/g, ' '))
      return void response.status(400).json({ error: 'invalid_request' })
    }
    const [subject, sid] = [textOf(token.claims['sub']), textOf(token.claims['sid'])]
    const notice = {
      organisation: found.organisation,
      issuer: found.connection.issuer,
      ...(subject === undefined ? {} : { subject }),
      ...(sid === undefined ? {} : { sid }),
    }
    logins.close((login) => rules.endsLogin(notice, login))
    response.status(200).end()
  }

  const frontChannel = async (request: Request, response: Response): Promise<void> => {
    const found = await connectionOf(request)
    const notice =
      found === undefined
        ? undefined
        : rules.readFrontChannel(request.query, found.organisation, found.connection)
    if (notice !== undefined) logins.close((login) => rules.endsLogin(notice, login))
    // Always the same answer: it tells nobody whether there was such a session.
    response.status(200).type('text').send('')
  }

  return Router()
    .post('/organizations/:org/oidc/backchannel-logout', backChannel)
    .get('/organizations/:org/oidc/frontchannel-logout', frontChannel)
}

/**
 * What a front-channel call says. Entra sends `sid` and no `iss`; where there is one it has to be right. Without
 * `sid` nothing ends: anybody's page can make a browser open this address.
 */
export const readFrontChannel = (
  { sid, iss }: Readonly<Record<string, unknown>>,
  organisation: string,
  { issuer }: Connection,
) => {
  const session = textOf(sid)
  if (session === undefined || (iss !== undefined && iss !== issuer)) return undefined
  return { organisation, issuer, sid: session }
}
