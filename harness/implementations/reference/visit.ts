import type { Request } from 'express'
import type { SsoState, Visitor } from './access.ts'
import { bearerOf } from './api-tokens.ts'
import type { Product } from './product.ts'
import type { Account, Organisation } from './store.ts'

/** A visitor together with the organisation that the address names. */
export interface Visit extends Visitor {
  readonly organisation: Organisation
}

/** The account that has signed in to this product in this browser. */
export const signedIn = async ({ store, rules }: Product, request: Request): Promise<Account | undefined> => {
  const { account } = request.session
  const found = account === undefined ? undefined : await store.account(account)
  return found !== undefined && rules.isUsable(found) ? found : undefined
}

/** Whom a request is from: which account, and how far it has come with SSO. */
interface Identity {
  readonly account: Account | undefined
  readonly sso: SsoState | undefined
}

/** Who is there, and where. Undefined when there is no such organisation. Roles are read anew at each request. */
export const visitOf = async (product: Product, request: Request): Promise<Visit | undefined> =>
  visitBy(product, request, async (organisation) => ({
    account: await signedIn(product, request),
    sso: product.rules.ssoState(request, organisation),
  }))

/** The same for requests of programs, which may send an API token. Who sends one is nobody else: cookies do not count then. */
export const programVisitOf = async (product: Product, request: Request): Promise<Visit | undefined> => {
  const { store, rules } = product
  const token = bearerOf(request)
  if (token === undefined) return visitOf(product, request)
  return visitBy(product, request, async (organisation) => {
    const bearer = await rules.readBearer(token, organisation, product)
    const found = bearer === undefined ? undefined : await store.account(bearer.account)
    return { account: found !== undefined && rules.isUsable(found) ? found : undefined, sso: bearer?.sso }
  })
}

const visitBy = async (
  product: Product,
  request: Request,
  identify: (organisation: string) => Promise<Identity>,
): Promise<Visit | undefined> => {
  const { org: id } = request.params
  if (typeof id !== 'string') return undefined
  const { store } = product
  const organisation = await store.organisation(id)
  if (organisation === undefined) return undefined
  const { account, sso } = await identify(id)
  return {
    organisation,
    account,
    role: account === undefined ? undefined : await store.role(id, account.id),
    external: account !== undefined && (await store.isExternal(id, account.id)),
    connection: await store.connection(id),
    sso: product.logins.current(sso),
    ssoEndedAt: account === undefined ? undefined : await store.ssoEndedAt(id, account.id),
    now: product.now(id),
    asks: { method: request.method, path: request.path, headers: request.headers },
  }
}
