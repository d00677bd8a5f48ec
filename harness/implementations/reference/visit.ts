import type { Request } from 'express'
import type { Visitor } from './access.ts'
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

/** Who is there, and where. Undefined when there is no such organisation. Roles are read anew at each request. */
export const visitOf = async (product: Product, request: Request): Promise<Visit | undefined> => {
  const { org: id } = request.params
  if (typeof id !== 'string') return undefined
  const { store } = product
  const organisation = await store.organisation(id)
  if (organisation === undefined) return undefined
  const account = await signedIn(product, request)
  return {
    organisation,
    account,
    role: account === undefined ? undefined : await store.role(id, account.id),
    connection: await store.connection(id),
    sso: product.rules.ssoState(request, id),
    now: product.now(id),
    asks: { method: request.method, path: request.path, headers: request.headers },
  }
}
