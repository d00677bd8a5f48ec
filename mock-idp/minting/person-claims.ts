import { consumersTenant } from '../directory/consumers.ts'
import type { PersonRecord } from '../directory/records.ts'
import { guidPattern } from '../seed.ts'
import { type Hosts, issuerV1Of } from '../server/urls.ts'
import type { AskedClaims } from './asked-claims.ts'

/** Name that a person is addressed by: what they type when they sign in; of a guest the one at home, never `#EXT#`. */
export const preferredUsername = ({ person }: PersonRecord): string => person.signInName

/**
 * `unique_name` of v1.0 tokens: the user principal name; of a guest the name at home, after the provider
 * unless that is another organisation.
 */
export const uniqueName = ({ person }: PersonRecord): string => {
  if (person.kind !== 'guest') return person.userPrincipalName
  const provider = person.identityProvider ?? ''
  return guidPattern.test(provider) ? person.signInName : `${provider}#${person.signInName}`
}

/**
 * `upn`: of guests only when the application asked for it with `include_externally_authenticated_upn` or
 * `…_without_hash`; personal accounts have none.
 */
export const userPrincipalName = ({ person }: PersonRecord, asked: AskedClaims): string | undefined => {
  if (person.kind === 'member') return person.userPrincipalName
  if (person.kind === 'personal') return undefined
  const properties = asked.get('upn') ?? []
  if (properties.includes('include_externally_authenticated_upn_without_hash'))
    return person.userPrincipalName.replace('#EXT#', '_EXT_')
  return properties.includes('include_externally_authenticated_upn') ? person.userPrincipalName : undefined
}

/** `idp`: only of guests. Another organisation is named by its v1.0 issuer, others as they are: `live.com`, `google.com`, `mail`. */
export const identityProvider = (hosts: Hosts, { person }: PersonRecord): string | undefined => {
  if (person.kind !== 'guest' || person.identityProvider === undefined) return undefined
  const provider = person.identityProvider
  return guidPattern.test(provider) && provider !== consumersTenant ? issuerV1Of(hosts, provider) : provider
}

/** `acct`: 0 for a member, 1 for a guest; personal accounts are in no organisation. */
export const accountStatus = ({ person }: PersonRecord): 0 | 1 | undefined =>
  person.kind === 'personal' ? undefined : person.kind === 'guest' ? 1 : 0
