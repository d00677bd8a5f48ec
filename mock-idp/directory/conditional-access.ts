import type { ConditionalAccessPolicy } from '../contract.ts'
import type { PersonRecord } from './records.ts'

/**
 * The policies of the person's tenant that concern them and what they want, each with its place in the
 * configuration.
 * @param targets lower-case GUIDs of the application and of the resource that its token is for: a policy that names
 *   either concerns the sign-in
 */
export const policiesFor = (
  { home, person }: PersonRecord,
  targets: readonly string[],
): readonly { readonly policy: ConditionalAccessPolicy; readonly index: number }[] => {
  const names = [person.id, person.userPrincipalName.toLowerCase(), person.signInName.toLowerCase()]
  const meets = (named: readonly string[] | undefined, ids: readonly string[]): boolean =>
    named === undefined || named.some((id) => ids.includes(id.toLowerCase()))
  return home.conditionalAccess
    .map((policy, index) => ({ policy, index }))
    .filter(({ policy }) => meets(policy.applications, targets) && meets(policy.people, names))
}
