import { findAccount } from '../../directory/directory.ts'
import { tenantNameOf } from '../authorize-request.ts'
import { checkCode } from '../code-checks.ts'
import { type GrantRules, refused, type TokenRequest } from './decision.ts'
import { goOn } from './person-issue.ts'
import { accountRefusal } from './person-rules.ts'

/** The authorization code grant: bound to tenant, application, redirect URI, challenge and person; once, for ten minutes. */
export const authorizationCode: GrantRules = {
  required: () => ['code'],
  client: 'platform',
  without: 7000218,
  redirectUri: ({ world, form }) => codeOf(world, form)?.redirectUri ?? form['redirect_uri'],
  decide: (request, asker) => {
    const { world, authority, version, form, forgives } = request
    const { application, platform } = asker
    const grant = codeOf(world, form)
    if (grant === undefined || grant.redirectUri === '')
      return refused({ code: 9002313, reason: 'The code is not one that was issued here.' })
    const person = findAccount(world.directory, grant.accountId)
    if (person === undefined) return refused(removed(request, application.clientId, application.displayName))
    if (platform === 'spa' && grant.challenge === undefined)
      return refused({ code: 9002325, reason: 'A single-page application sent no code challenge.' })
    if (grant.version !== version)
      return refused({
        code: 54008,
        reason: `The code was issued by the endpoint of v${grant.version}.0 and redeemed at that of v${version}.0.`,
      })
    const checked = checkCode(
      grant,
      authority.segment,
      application.clientId,
      form,
      person.home.clock.ms(),
      forgives,
    )
    if (checked.kind === 'refused') return checked
    const refusal = accountRefusal(person, { grantedAt: grant.issuedAt })
    if (refusal !== undefined) return refused(refusal)
    return goOn(request, asker, person, grant, {
      uses: { kind: 'code', grant },
      forgotten: checked.forgotten,
      again: false,
    })
  },
}

const codeOf = ({ grants }: TokenRequest['world'], form: TokenRequest['form']) =>
  grants.codes.get(form['code'] ?? '')

/** The grant belongs to somebody who is not in the directory any more. */
export const removed = ({ authority }: TokenRequest, appId: string, appName: string) => ({
  code: 50034,
  values: { appId, appName, user: '{EmailHidden}', tenantName: tenantNameOf(authority) },
  reason: 'The person was removed from the directory.',
})
