import { consumersTenant } from '../../directory/consumers.ts'
import { type Directory, findPerson, type LiveAuthority } from '../../directory/directory.ts'
import type { PersonRecord } from '../../directory/records.ts'
import { readLoginHint } from '../../minting/login-hint.ts'
import type { Attempt } from './attempt.ts'

/** The person that `login_hint` names: by a name, or by the opaque claim `login_hint` of an earlier token. */
export const hintedPerson = (
  directory: Directory,
  authority: LiveAuthority,
  hint: string,
): PersonRecord | undefined => findPerson(directory, authority, readLoginHint(hint)?.personId ?? hint)

/** Whether a hint is about somebody else than the person of the attempt. A hint that means nothing is about nobody. */
export const namesAnother = (
  { directory, authority, record }: Attempt,
  hint: string | undefined,
): boolean => {
  if (hint === undefined || hint === '') return false
  const hinted = hintedPerson(directory, authority, hint)
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
