import type { Refusal } from '../../aadsts/refusal.ts'
import type { ConditionalAccessPolicy } from '../../contract.ts'
import { isAssigned } from '../../directory/assignment.ts'
import { policiesFor } from '../../directory/conditional-access.ts'
import { unconsented } from '../../directory/consent.ts'
import type { ApplicationRecord, PersonRecord } from '../../directory/records.ts'
import { readDuration } from '../../duration.ts'
import { type Resource, resourceIdOf } from '../../minting/resource.ts'
import { iso7 } from '../iso7.ts'

/** What is known of the sign-in that a grant goes back to. */
export interface SignInFacts {
  /** Milliseconds since the epoch, by the clock of the person's tenant. */
  readonly grantedAt: number
  /** Seconds since the epoch, by that clock. */
  readonly authenticatedAt: number
  readonly amr: readonly string[]
}

/** Whether the account may still be used: not disabled, its sessions not revoked since, its password still good. */
export const accountRefusal = (
  { person, tokensValidFrom }: PersonRecord,
  { grantedAt, password }: Pick<SignInFacts, 'grantedAt'> & { readonly password?: string | undefined },
): Refusal | undefined => {
  if (!person.enabled) return { code: 50057, reason: `The account ${person.userPrincipalName} is disabled.` }
  if (person.passwordExpired)
    return { code: 50132, reason: `The password of ${person.userPrincipalName} has expired since.` }
  if (password !== undefined && password !== person.password)
    return { code: 50133, reason: `The password of ${person.userPrincipalName} was changed since.` }
  if (grantedAt > tokensValidFrom) return undefined
  return {
    code: 50173,
    values: { issueDate: iso7(grantedAt), validFromDate: iso7(tokensValidFrom) },
    reason: `The sessions of ${person.userPrincipalName} were revoked after the grant was issued.`,
  }
}

/**
 * Whether the rules of the directory still let the person in without a page: sign-in frequency, Conditional
 * Access, assignment, consent.
 * @param scope what is asked for; consent to all of it has to be there
 */
export const policyRefusal = (
  application: ApplicationRecord,
  record: PersonRecord,
  facts: SignInFacts,
  resource: Resource,
  scope: string,
): Refusal | undefined => {
  const concerned = policiesFor(record, [application.clientId, resourceIdOf(resource)])
  // What blocks comes before what can still be done.
  for (const { policy, index } of concerned.toSorted((one, other) => isBlock(other) - isBlock(one))) {
    const refusal =
      frequencyRefusal(policy, record, facts) ??
      demandRefusal(policy, record, facts, resource, policyId(record, index))
    if (refusal !== undefined) return refusal
  }
  return grantRefusal(application, record, scope)
}

const isBlock = ({ policy: { grant } }: { readonly policy: ConditionalAccessPolicy }): number =>
  Number(grant === 'block')

const frequencyRefusal = (
  { signInFrequency }: ConditionalAccessPolicy,
  { home }: PersonRecord,
  { authenticatedAt, grantedAt }: SignInFacts,
): Refusal | undefined => {
  const longest = signInFrequency === undefined ? undefined : readDuration(signInFrequency)
  if (longest === undefined || home.clock.ms() - authenticatedAt * 1000 <= longest) return undefined
  return {
    code: 70043,
    values: { issueDate: iso7(grantedAt), lifetime: String(Math.floor(longest / 1000)) },
    reason: `The sign-in is older than the sign-in frequency of ${signInFrequency}.`,
  }
}

const demandRefusal = (
  { grant, displayName = 'A Conditional Access policy' }: ConditionalAccessPolicy,
  { person }: PersonRecord,
  { amr }: SignInFacts,
  resource: Resource,
  policy: string,
): Refusal | undefined => {
  const values = { resource: resourceIdOf(resource), policy, deviceState: person.device }
  const refuse = (code: number, reason: string): Refusal => ({
    code,
    values,
    reason: `${displayName} ${reason}`,
  })
  switch (grant) {
    case 'block':
      return refuse(53003, 'blocks.')
    case 'mfa':
      if (amr.includes('mfa')) return undefined
      return person.mfa === 'registered'
        ? refuse(50076, 'demands multifactor authentication.')
        : refuse(50079, 'demands multifactor authentication, and the person has to enrol.')
    case 'compliant-device':
      return person.device === 'compliant' ? undefined : refuse(53000, 'demands a compliant device.')
    case 'joined-device':
      return person.device === 'joined' ? undefined : refuse(53001, 'demands a joined device.')
    case 'approved-app':
      return refuse(53002, 'demands an approved app.')
    default:
      return undefined
  }
}

const grantRefusal = (
  application: ApplicationRecord,
  record: PersonRecord,
  scope: string,
): Refusal | undefined => {
  const { clientId: appId, displayName: appName } = application
  const { userPrincipalName: user, administrator } = record.person
  const values = { appId, appName, user }
  if (application.assignmentRequired && !administrator && !isAssigned(application, record))
    return { code: 50105, values, reason: `${user} is not assigned to ${appName}.` }
  // What .default stands for was consented to word by word.
  const words = scope.split(' ').filter((word) => !word.endsWith('.default'))
  const without = unconsented(application, record, words.join(' '))
  return without.length === 0
    ? undefined
    : { code: 65001, values, reason: `Nobody consented to ${without.join(' ')} for ${user}.` }
}

/** The GUID by which a challenge names the policy. */
const policyId = ({ home }: PersonRecord, index: number): string =>
  `${home.id.slice(0, -4)}${(0xca00 + index).toString(16)}`
