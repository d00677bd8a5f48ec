/** How the flaws change the authorization request that the sound product would send. */
import { type Beginning, begin } from '../begin.ts'
import type { Redemption } from '../redeem.ts'
import type { Transaction } from '../transactions.ts'

/** What is kept about a sign-in, and what is sent. */
interface Request {
  readonly transaction: Transaction
  readonly query: URLSearchParams
}

/**
 * Begins soundly and then changes both sides, so that a login with the flaw still works. `change` gets a copy
 * of the query, may edit it, and returns what has to be kept instead.
 */
export const laxBegin =
  (change: (request: Request, beginning: Beginning) => Partial<Transaction>): typeof begin =>
  async (beginning) => {
    const { product, request } = beginning
    let kept: Transaction | undefined
    const put = (_session: string, transaction: Transaction): void => {
      kept = transaction
    }
    const url = new URL(
      await begin({
        ...beginning,
        product: { ...product, transactions: { ...product.transactions, put } },
      }),
    )
    if (kept === undefined) throw new Error('the sound product kept no transaction')
    const query = url.searchParams
    const transaction = { ...kept, ...change({ transaction: kept, query }, beginning) }
    product.transactions.put(request.sessionID, transaction)
    return url.href
  }

/** The redemption with every request to the provider changed. */
export const sending = (
  redemption: Redemption,
  change: (url: URL, body: URLSearchParams | undefined) => void,
): Redemption => ({
  ...redemption,
  fetch: (url, options) => {
    const target = new URL(url)
    const body = options.body instanceof URLSearchParams ? new URLSearchParams(options.body) : undefined
    change(target, body)
    return redemption.fetch(target.href, body === undefined ? options : { ...options, body })
  },
})

/** The token request of a product that does not know PKCE. */
export const withoutVerifier = (redemption: Redemption): Redemption =>
  sending(redemption, (_url, body) => body?.delete('code_verifier'))
