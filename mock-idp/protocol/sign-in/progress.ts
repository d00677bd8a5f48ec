import type { PersonRecord } from '../../directory/records.ts'
import type { SessionOf } from '../../engine/provider.ts'

/** How far somebody has come with a sign-in that takes more than one page. Plain data; nothing in it is trusted to the browser. */
export interface Progress {
  /** The engine's name of the account, once it is known. */
  readonly accountId: string | undefined
  /** What has been proved: `pwd`, `mfa`. */
  readonly proofs: readonly string[]
  /** They consented on the page, or an administrator did. */
  readonly consented: boolean
  /** They chose a new password. */
  readonly renewed: boolean
  /** Seconds, by the tenant's clock, of the session that the sign-in goes on in; undefined for a new one. */
  readonly since: number | undefined
}

export const nothingYet: Progress = {
  accountId: undefined,
  proofs: [],
  consented: false,
  renewed: false,
  since: undefined,
}

/** Somebody who is signed in already, with what they proved then. */
export const inSession = (
  { accountId, authenticatedAt }: SessionOf,
  proofs: readonly string[],
): Progress => ({ ...nothingYet, accountId, proofs, since: authenticatedAt })

/** Somebody who was picked or typed. Without a password in the directory, being picked is all the proof there is. */
export const asPerson = (accountId: string, { person }: Pick<PersonRecord, 'person'>): Progress => ({
  ...nothingYet,
  accountId,
  proofs: person.password === undefined ? ['pwd'] : [],
})
