import type { Claims } from './redeem.ts'

/** What an attribute of a person holds: its texts; or nothing, because the provider left it out of the token. */
export type AttributeValues =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'withheld' }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Only members of its own: `constructor` and `__proto__` lead nowhere. */
const memberOf = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined

/**
 * Entra lists at most 200 groups. Beyond that the token says only that there are some (`_claim_names` points
 * to Graph, or `hasgroups` is true), which is no list of groups, and not an empty one either.
 */
const isWithheld = (claims: Claims, name: string): boolean =>
  memberOf(claims['_claim_names'], name) !== undefined ||
  (name === 'groups' && [true, 'true'].some((yes) => claims['hasgroups'] === yes))

/**
 * Reads an attribute by its path, such as `groups` or `user.role`. A claim whose whole name is the path goes
 * first, as names may hold dots. A text counts as a list of one; whatever is not a text does not count.
 */
export const attributeValues = (claims: Claims, path: string): AttributeValues => {
  const names = Object.hasOwn(claims, path) ? [path] : path.split('.')
  if (isWithheld(claims, names[0] ?? '')) return { kind: 'withheld' }
  const value = names.reduce<unknown>(memberOf, claims)
  const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  return { kind: 'values', values }
}
