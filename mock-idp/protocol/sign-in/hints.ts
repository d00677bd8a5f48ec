import { consumersTenant } from '../../directory/consumers.ts'
import { type Directory, findPerson, type LiveAuthority, peopleOf } from '../../directory/directory.ts'
import type { PersonRecord } from '../../directory/records.ts'
import { makeLoginHint } from '../../minting/opaque.ts'
import type { Seed } from '../../seed.ts'
import type { Attempt } from './attempt.ts'

/** People among whom an opaque hint is looked up. */
const mostSearched = 2_000

/** The person that `login_hint` names: by a name, or by the opaque claim `login_hint` of an earlier token. */
export const hintedPerson = (
  seed: Seed,
  directory: Directory,
  authority: LiveAuthority,
  hint: string,
): PersonRecord | undefined =>
  findPerson(directory, authority, hint) ??
  (hint.includes('@')
    ? undefined
    : peopleOf(directory, authority, mostSearched).find((record) => makeLoginHint(seed, record) === hint))

/** Whether a hint is about somebody else than the person of the attempt. A hint that means nothing is about nobody. */
export const namesAnother = (
  seed: Seed,
  { directory, authority, record }: Attempt,
  hint: string | undefined,
): boolean => {
  if (hint === undefined || hint === '') return false
  const hinted = hintedPerson(seed, directory, authority, hint)
  return hinted === undefined
    ? hint.includes('@') && !isOwnName(record, hint)
    : hinted.person.id !== record.person.id
}

const isOwnName = ({ person }: PersonRecord, hint: string): boolean =>
  [person.mail, person.signInName, person.userPrincipalName].some(
    (name) => name?.toLowerCase() === hint.trim().toLowerCase(),
  )

/** The people that `domain_hint` leaves: personal accounts, work accounts, or those of one domain. */
export const matchesDomainHint = (hint: string | undefined, { person, home }: PersonRecord): boolean => {
  switch (hint) {
    case undefined:
    case '':
      return true
    case 'consumers':
      return home.id === consumersTenant
    case 'organizations':
      return home.id !== consumersTenant
    default:
      return person.signInName.toLowerCase().endsWith(`@${hint.toLowerCase()}`)
  }
}
