import type { Metadata } from './metadata.ts'

/** What a sign-in is for. Both are validated alike; a test changes nothing but the test result. */
export type Purpose = 'test' | 'login'

/**
 * One sign-in between leaving for the identity provider and coming back. It is finished with the document
 * with which it was started, so that a code goes only to the token endpoint that belongs to the
 * authorization endpoint that gave it (the defence against mix-up of RFC 9700, 4.4).
 */
export interface Transaction {
  readonly state: string
  readonly nonce: string
  /** The PKCE code verifier. */
  readonly verifier: string
  readonly organisation: string
  readonly revision: number
  readonly purpose: Purpose
  /** It began at the join link: who completes it becomes a member. */
  readonly joins?: boolean
  readonly metadata: Metadata
  /** Path on this product. */
  readonly returnTo: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
}

/**
 * Transactions of all browser sessions. They are kept on the server under the session's identifier: a
 * response that is opened in another browser finds nothing, and several tabs do not overwrite each other.
 * They are apart from the session's other data because `take` has to be atomic. With several servers, use a
 * store that reads and deletes in one command.
 */
export interface Transactions {
  put(session: string, transaction: Transaction): void
  /** Returns the transaction and forgets it in one go: a response counts once. */
  take(session: string, state: string): Transaction | undefined
  /** The session has got a new identifier; other tabs may still be on their way. */
  move(from: string, to: string): void
  clear(): void
}

/** Time for a person to sign in. */
export const transactionLifetime = 10 * 60_000
/** Enough for the tabs that somebody has open; more is not a person. */
export const transactionsPerSession = 10

/** Transactions that live in this process. `now` in milliseconds since the epoch. */
export const memoryTransactions = (now: (organisation: string) => number): Transactions => {
  const sessions = new Map<string, readonly Transaction[]>()

  const alive = (session: string): readonly Transaction[] =>
    (sessions.get(session) ?? []).filter(
      ({ organisation, startedAt }) => now(organisation) - startedAt < transactionLifetime,
    )
  const keep = (session: string, transactions: readonly Transaction[]): void => {
    if (transactions.length === 0) sessions.delete(session)
    else sessions.set(session, transactions)
  }
  const prune = () => {
    for (const session of sessions.keys()) keep(session, alive(session))
  }

  return {
    put: (session, transaction) => {
      prune()
      keep(session, [...alive(session), transaction].slice(-transactionsPerSession))
    },
    take: (session, state) => {
      const transactions = alive(session)
      keep(
        session,
        transactions.filter((transaction) => transaction.state !== state),
      )
      return transactions.find((transaction) => transaction.state === state)
    },
    move: (from, to) => {
      keep(to, alive(from))
      sessions.delete(from)
    },
    clear: () => sessions.clear(),
  }
}
