import type { AccessGrant, ConditionalAccessPolicy } from '../../contract.ts'
import { policiesFor } from '../../directory/conditional-access.ts'
import { readDuration } from '../../duration.ts'
import { resourceIdOf } from '../../minting/resource.ts'
import { resolveResource } from '../../minting/scopes.ts'
import type { Attempt } from './attempt.ts'
import type { SignInRule } from './rule.ts'

/** The policies that concern this person, this application, and the resource that its token will be for. */
const policiesOf = (attempt: Attempt): readonly ConditionalAccessPolicy[] =>
  policiesFor(attempt.record, [attempt.application.clientId, ...resourceOf(attempt)]).map(
    ({ policy }) => policy,
  )

const resourceOf = ({ directory, authority, application, request }: Attempt): readonly string[] => {
  const { version, scope, resource } = request
  const asked = { version, scope, resource, client: application, at: 'sign-in' } as const
  const resolved = resolveResource(directory, authority, asked)
  return resolved.kind === 'resource' ? [resourceIdOf(resolved.resource)] : []
}

const demands = (attempt: Attempt, grant: AccessGrant): boolean =>
  policiesOf(attempt).some((policy) => policy.grant === grant)

/** A policy asks for a second factor, or the request does with an authentication context (`acrs`). */
const demandsSecondFactor = (attempt: Attempt): boolean =>
  demands(attempt, 'mfa') || attempt.request.contexts.length > 0

const lacksSecondFactor = (attempt: Attempt): boolean =>
  demandsSecondFactor(attempt) && !attempt.progress.proofs.includes('mfa')

const atRisk = ({ record }: Attempt): boolean => record.person.risk === 'high'
const unregistered = ({ record }: Attempt): boolean => record.person.mfa === 'not-registered'
const deviceState = ({ record }: Attempt) => ({
  deviceState: record.person.device === 'none' ? 'unregistered' : record.person.device,
})

/**
 * Whether a session is older than a policy lets a sign-in last: the session does not count then.
 * @param now milliseconds since the epoch, by the tenant's clock
 */
export const outlived = (attempt: Attempt, now: number): ConditionalAccessPolicy | undefined =>
  policiesOf(attempt).find(({ signInFrequency }) => {
    const most = signInFrequency === undefined ? undefined : readDuration(signInFrequency)
    const { since } = attempt.progress
    return most !== undefined && since !== undefined && now - since * 1000 > most
  })

/** Conditional Access and risk: what blocks first, then what can still be done. */
export const conditionalAccessRules: readonly SignInRule[] = [
  {
    who: 'a security policy blocks accounts at risk.',
    code: 530032,
    stops: (attempt) => atRisk(attempt) && demands(attempt, 'block'),
  },
  {
    who: 'a policy blocks the sign-in.',
    code: 53003,
    stops: (attempt) => demands(attempt, 'block'),
  },
  {
    who: 'they have to enrol in multifactor authentication, and may not while the account is at risk.',
    code: 53004,
    stops: (attempt) => atRisk(attempt) && unregistered(attempt) && lacksSecondFactor(attempt),
  },
  {
    who: 'the account is at risk.',
    code: 53011,
    stops: atRisk,
  },
  {
    who: 'a policy wants a compliant device.',
    // Silently, an unknown device is asked to make itself known.
    code: ({ request, record }) =>
      request.prompt === 'none' && record.person.device === 'none' ? 50097 : 53000,
    stops: (attempt) => demands(attempt, 'compliant-device') && attempt.record.person.device !== 'compliant',
    values: deviceState,
  },
  {
    who: 'a policy wants a device that is joined to the domain.',
    code: 53001,
    stops: (attempt) => demands(attempt, 'joined-device') && attempt.record.person.device !== 'joined',
    values: deviceState,
  },
  {
    who: 'a policy wants an approved application, and a browser is none.',
    code: 53002,
    stops: (attempt) => demands(attempt, 'approved-app'),
  },
  {
    who: 'a second factor is demanded, and they have not enrolled.',
    code: 50079,
    asks: 'enrol',
    stops: (attempt) => unregistered(attempt) && lacksSecondFactor(attempt),
  },
  {
    who: 'a second factor is demanded.',
    code: 50076,
    asks: 'second-factor',
    stops: lacksSecondFactor,
  },
  {
    who: 'a policy wants a new password.',
    code: 50055,
    asks: 'new-password',
    stops: (attempt) => demands(attempt, 'password-change') && !attempt.progress.renewed,
  },
]
