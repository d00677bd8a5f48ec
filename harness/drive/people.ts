/** Who the people of a case are, in the product and at Entra. Pure. */
import { adminOf, type Case } from '../plan/plan.ts'
import type { Character, OrganisationName } from '../scenario.ts'

export const titles: Record<Character, string> = {
  ada: 'Ada Admin',
  mia: 'Mia Member',
  max: 'Max Member',
  pat: 'Pat Passer-by',
  eve: 'Eve Evil',
}

export const homes: Record<Character, OrganisationName> = {
  ada: 'acme',
  mia: 'acme',
  max: 'acme',
  pat: 'acme',
  eve: 'globex',
}

/** Whether somebody of another organisation is a member here as well. */
export const joins = (world: Case['world'], who: Character, organisation: OrganisationName): boolean =>
  (organisation === 'globex' ? world.globexMembers : world.acmeAdministrators)?.includes(who) === true

/** Role of somebody in an organisation of the product. */
export const roleIn = (who: Character, organisation: OrganisationName): 'admin' | 'member' | 'none' =>
  who === adminOf(organisation)
    ? 'admin'
    : organisation === 'acme' && (who === 'mia' || who === 'max')
      ? 'member'
      : 'none'

/** The addresses of the cast in this case. Globex's people, and guests, live under another domain. */
export const emailsFor = (
  slug: string,
  mailDomain: string,
  guests: readonly Character[],
): Readonly<Record<Character, string>> => {
  const address = (who: Character): string =>
    homes[who] === 'acme' && !guests.includes(who)
      ? `${who}@${slug}.${mailDomain}`
      : `${who}@globex-${slug}.${mailDomain}`
  return {
    ada: address('ada'),
    mia: address('mia'),
    max: address('max'),
    pat: address('pat'),
    eve: address('eve'),
  }
}
