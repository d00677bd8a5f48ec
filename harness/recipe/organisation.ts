/** An organisation of a product that a recipe drives: what is known of it. */
import { CookieJar } from 'tough-cookie'

export interface RecipePerson {
  readonly email: string
  readonly name: string
  readonly role: string
}

export interface Organisation {
  /** What the values are; more are saved on the way. */
  readonly values: Map<string, unknown>
  readonly people: readonly RecipePerson[]
  readonly jar: CookieJar
  /** Its accounts and the like have been made in the product. */
  made: boolean
}

export const openOrganisation = (
  values: Iterable<readonly [string, unknown]>,
  people: readonly RecipePerson[],
): Organisation => ({ values: new Map(values), people, jar: new CookieJar(), made: false })

/** The values about somebody; nobody has empty ones. */
export const personValues = (
  { people }: Organisation,
  email: string,
): readonly (readonly [string, string])[] => {
  const person = people.find((one) => one.email === email)
  return [
    ['person.email', email],
    ['person.name', person?.name ?? ''],
    ['person.role', person?.role ?? ''],
  ]
}
