import type { ApplicationRecord, PersonRecord, TenantRecord } from '../directory/records.ts'
import type { Occasion } from './occasion.ts'

/** Providers that prove an address before they let somebody in with it. */
const provingProviders = ['live.com', 'google.com', 'mail']

/**
 * Whether the owner of the domain of a person's `mail` stands behind it: the domain is verified in the tenant
 * that the account lives in, or the address is the very one that a personal account, Google or a one-time
 * passcode signs in. Everything else is what some administrator typed (nOAuth).
 */
export const isDomainVerified = (
  { directory }: Pick<Occasion, 'directory'>,
  { person, home }: PersonRecord,
): boolean => {
  const mail = person.mail?.toLowerCase()
  if (mail === undefined) return false
  if (person.kind === 'personal') return true
  if (person.kind === 'member') return owns(home, mail)
  const provider = person.identityProvider ?? ''
  if (provingProviders.includes(provider)) return mail === person.signInName.toLowerCase()
  const there = directory.tenants.get(provider)
  return there !== undefined && owns(there, mail)
}

const owns = ({ domain, otherDomains }: TenantRecord, mail: string): boolean =>
  [domain, ...otherDomains].includes(mail.slice(mail.lastIndexOf('@') + 1))

/**
 * `email`: only if the directory has a `mail`, spelled as there. Applications whose behaviour is to remove
 * unverified addresses do not get those.
 */
export const emailOf = (
  occasion: Pick<Occasion, 'directory'>,
  record: PersonRecord,
  { removeUnverifiedEmailClaim }: Pick<ApplicationRecord, 'removeUnverifiedEmailClaim'>,
): string | undefined => {
  const { mail } = record.person
  if (mail === null || mail === '') return undefined
  return removeUnverifiedEmailClaim && !isDomainVerified(occasion, record) ? undefined : mail
}
