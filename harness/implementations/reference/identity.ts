import { sameAddress } from './addresses.ts'
import { SignInFailure } from './failure.ts'
import type { Claims } from './redeem.ts'
import type { Account, Connection, Link, LinkScope, Role, Store } from './store.ts'

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
 * true is a no. `xms_edov`, which an application can ask Entra for, says whether the owner of the domain
 * stands behind the address; it comes as a boolean, a number or a text.
 */
export const vouchesForEmail = ({ email_verified: verified, xms_edov: owned }: Claims): boolean =>
  (verified === undefined || verified === true || verified === 'true') &&
  (owned === undefined || [true, 'true', 1, '1'].some((yes) => owned === yes))

/**
 * Whether an address is in one of the organisation's domains; without a list any is. The whole domain counts,
 * so that neither `notacme.com` nor `acme.com.evil.example` is `acme.com`; an address with two "@" is in none.
 */
export const isInDomains = (email: string, domains: readonly string[]): boolean => {
  const [, domain = '', ...more] = email.split('@')
  return domains.length === 0 || (more.length === 0 && domains.some((one) => sameAddress(one, domain)))
}

/** What may be looked up to find somebody. */
export interface Directory {
  /** Across all organisations. */
  byEmail(email: string): Promise<Account | undefined>
  /** In the organisation whose identity provider spoke. */
  role(account: Account): Promise<Role | undefined>
}

/** A validated answer of the provider, and who is asking. */
export interface Answer {
  /** The address that the provider vouches for. */
  readonly email: string
  readonly claims: Claims
  readonly signedIn: Account
}

/**
 * Whom the provider's answer is about: the account that is signed in, if the address is one of its confirmed
 * ones. SSO is a second proof about the same person. It never signs anybody else in, so that an
 * organisation's administrator, who can make the provider say anything, gets into no account but their own.
 */
export const personOf = async (
  { email, signedIn }: Answer,
  _directory: Directory,
  isSame: typeof sameAddress,
): Promise<Account | undefined> =>
  signedIn.addresses.some((address) => address.confirmed && isSame(address.email, email))
    ? signedIn
    : undefined

/**
 * The connection that a link belongs to. A `sub` means something only together with its issuer, and at Entra
 * only for one client ID: another connection starts with new links.
 */
export const linkScope = (organisation: string, { issuer, clientId }: Connection): LinkScope => ({
  organisation,
  issuer,
  clientId,
})

/** What is remembered about an account, and about a person at the provider. */
export interface Known {
  readonly ofAccount: Link | undefined
  readonly ofSubject: Link | undefined
}

/**
 * Whether the person at the provider is the one that the account was linked to, and no other account's.
 * Compared to the letter: `sub` is case-sensitive (OpenID Connect Core 1.0, 2).
 */
export const fitsLinks = ({ sub }: Claims, person: Account, { ofAccount, ofSubject }: Known): boolean =>
  (ofAccount === undefined || ofAccount.subject === sub) &&
  (ofSubject === undefined || ofSubject.account === person.id)

/** The decisions that `identify` leaves to others. */
export interface IdentityRules {
  readonly emailOf: typeof emailOf
  readonly vouchesForEmail: typeof vouchesForEmail
  readonly isInDomains: typeof isInDomains
  readonly sameAddress: typeof sameAddress
  readonly personOf: typeof personOf
  readonly fitsLinks: typeof fitsLinks
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
  const { domains } = await store.memberSettings(scope.organisation)
  if (!rules.isInDomains(email, domains)) throw new SignInFailure({ kind: 'other-domain', email })
  const directory: Directory = {
    byEmail: (address) => store.accountByEmail(address),
    role: (account) => store.role(scope.organisation, account.id),
  }
  const person = await rules.personOf({ email, claims, signedIn }, directory, rules.sameAddress)
  if (person === undefined) {
    throw new SignInFailure({ kind: 'other-person', named: email, signedIn: signedIn.addresses[0].email })
  }
  const known: Known = {
    ofAccount: await store.linkOfAccount(scope, person.id),
    ofSubject: await store.linkOfSubject(scope, claims.sub),
  }
  if (!rules.fitsLinks(claims, person, known)) {
    throw new SignInFailure({ kind: 'other-subject', named: email })
  }
  return person
}

/** Forgets whom an account is at the provider: the next login that counts links it anew, under the same rules. */
export const unlink = (store: Store, scope: LinkScope, account: string): Promise<void> =>
  store.removeLink(scope, account)

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
