import type { sameAddress } from './addresses.ts'
import { SignInFailure } from './failure.ts'
import type { Claims } from './redeem.ts'
import type { Account, LinkScope, Role, Store } from './store.ts'

/**
 * The address that the identity provider vouches for: the claim `email` and nothing else. Entra's
 * `preferred_username` and `upn` look like addresses, but they are names that an administrator can give to
 * anybody, and no mail needs to arrive there.
 */
export const emailOf = ({ email }: Claims): string | undefined =>
  typeof email === 'string' && email.trim() !== '' ? email : undefined

/**
 * Whether the provider takes its word back. Entra never sends `email_verified`, so its absence is accepted:
 * the organisation's administrator chose this provider and answers for its addresses. Anything else than
 * true is a no.
 */
export const vouchesForEmail = ({ email_verified: verified }: Claims): boolean =>
  verified === undefined || verified === true || verified === 'true'

/** What may be looked up to find somebody. */
export interface Directory {
  /** Across all organisations. */
  byEmail(email: string): Promise<Account | undefined>
  /** In the organisation whose identity provider spoke. */
  role(account: Account): Promise<Role | undefined>
}

/**
 * Whom the provider's answer is about: the account that is signed in, if the address is one of its confirmed
 * ones. SSO is a second proof about the same person. It never signs anybody else in, so that an
 * organisation's administrator, who can make the provider say anything, gets into no account but their own.
 */
export const personOf = async (
  email: string,
  signedIn: Account,
  _directory: Directory,
  isSame: typeof sameAddress,
): Promise<Account | undefined> =>
  signedIn.addresses.some((address) => address.confirmed && isSame(address.email, email))
    ? signedIn
    : undefined

/** The decisions that `identify` leaves to others. */
export interface IdentityRules {
  readonly emailOf: typeof emailOf
  readonly vouchesForEmail: typeof vouchesForEmail
  readonly sameAddress: typeof sameAddress
  readonly personOf: typeof personOf
}

/**
 * Finds the account that validated claims are about. The address has to be right every time. From the second
 * time on the person at the provider, (issuer, `sub`), has to be the same as well, because an address can be
 * given to somebody else. Throws `SignInFailure`.
 */
export const identify = async (
  claims: Claims,
  signedIn: Account,
  scope: LinkScope,
  store: Store,
  rules: IdentityRules,
): Promise<Account> => {
  const email = rules.emailOf(claims)
  if (email === undefined) throw new SignInFailure({ kind: 'email-missing' })
  if (!rules.vouchesForEmail(claims)) throw new SignInFailure({ kind: 'email-unverified', email })
  const directory: Directory = {
    byEmail: (address) => store.accountByEmail(address),
    role: (account) => store.role(scope.organisation, account.id),
  }
  const person = await rules.personOf(email, signedIn, directory, rules.sameAddress)
  if (person === undefined) {
    throw new SignInFailure({ kind: 'other-person', named: email, signedIn: signedIn.addresses[0].email })
  }
  const known = await store.linkOfAccount(scope, person.id)
  const taken = await store.linkOfSubject(scope, claims.sub)
  if (
    (known !== undefined && known.subject !== claims.sub) ||
    (taken !== undefined && taken.account !== person.id)
  ) {
    throw new SignInFailure({ kind: 'other-subject', named: email })
  }
  return person
}

/** Remembers the person at the provider after the first login that counted. */
export const remember = async (
  claims: Claims,
  person: Account,
  scope: LinkScope,
  store: Store,
): Promise<void> => {
  const known = await store.linkOfAccount(scope, person.id)
  if (known === undefined) await store.addLink({ ...scope, subject: claims.sub, account: person.id })
}
