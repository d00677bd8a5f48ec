import { findAccount } from '../../directory/directory.ts'
import { issuerV1Of } from '../../server/urls.ts'
import { tenantNameOf } from '../authorize-request.ts'
import type { RefreshGrant } from '../grants.ts'
import { iso7 } from '../iso7.ts'
import type { Platform } from '../platform.ts'
import { accountHere } from './account-here.ts'
import { removed } from './authorization-code.ts'
import { type GrantRules, refused, type TokenRequest } from './decision.ts'
import { goOn } from './person-issue.ts'
import { accountRefusal } from './person-rules.ts'

const day = 86_400_000
/** Milliseconds that a refresh token lives after its last use. */
const slidingLife = 90 * day
/** Milliseconds that the refresh tokens of a single-page application live after the sign-in. */
const fixedLife = day
/** Seconds of the latter, as the token response has it. */
export const fixedLifeSeconds = fixedLife / 1000 - 1

/**
 * The refresh token grant: bound to person and application, not to tenant or resource. Each use gives a new one,
 * and the old one goes on.
 */
export const refreshToken: GrantRules = {
  required: () => ['refresh_token'],
  client: 'platform',
  without: 7000218,
  redirectUri: ({ world, form }) => grantOf(world, form)?.redirectUri,
  decide: (request, asker) => {
    const { world, authority, form } = request
    const { application, platform } = asker
    const grant = grantOf(world, form)
    if (grant === undefined)
      return refused({ code: 9002313, reason: 'The refresh_token is not one that was issued here.' })
    const person = findAccount(world.directory, grant.accountId)
    if (person === undefined) return refused(removed(request, application.clientId, application.displayName))
    if (grant.clientId !== application.clientId)
      return refused({ code: 7000110, reason: 'The refresh token belongs to another application.' })
    if (authority.kind === 'tenant' && authority.tenant.cloud !== person.home.cloud)
      return refused({
        code: 900432,
        reason: `The refresh token is of the cloud ${person.home.cloud}, the tenant of ${authority.tenant.cloud}.`,
      })
    const here = accountHere(authority, person)
    if (here === undefined)
      return refused({
        code: 50020,
        values: {
          user: person.person.signInName,
          idp: issuerV1Of(world, person.home.id),
          tenantName: tenantNameOf(authority),
          appId: application.clientId,
          appName: application.displayName,
        },
        reason: `${person.person.signInName} belongs to ${person.home.domain} and is no guest here.`,
      })
    const refusal =
      ageRefusal(grant, platform, person.home.clock.ms()) ??
      accountRefusal(person, grant) ??
      accountRefusal(here, { grantedAt: grant.grantedAt })
    if (refusal !== undefined) return refused(refusal)
    return goOn(request, asker, here, grant, { uses: { kind: 'refresh token', grant }, again: true })
  },
}

const grantOf = ({ grants }: TokenRequest['world'], form: TokenRequest['form']) =>
  grants.refreshTokens.get(form['refresh_token'] ?? '')

const ageRefusal = ({ grantedAt, usedAt }: RefreshGrant, platform: Platform | undefined, now: number) => {
  if (platform === 'spa' && now - grantedAt > fixedLife)
    return {
      code: 700084,
      values: { issueDate: iso7(grantedAt), lifetime: '1.00:00:00' },
      reason: 'The sign-in of the single-page application is older than 24 hours.',
    }
  if (now - usedAt > slidingLife)
    return {
      code: 700082,
      values: { issueDate: iso7(usedAt), lifetime: '90.00:00:00' },
      reason: 'The refresh token was not used for 90 days.',
    }
  return undefined
}
