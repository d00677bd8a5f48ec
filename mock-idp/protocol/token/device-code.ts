import { findAccount } from '../../directory/directory.ts'
import { isOver } from '../device/life.ts'
import { removed } from './authorization-code.ts'
import { type GrantRules, refused } from './decision.ts'
import { goOn } from './person-issue.ts'
import { accountRefusal } from './person-rules.ts'

/** The device authorization grant (RFC 8628): the device asks until somebody has signed in. Entra never says `slow_down`. */
export const deviceCode: GrantRules = {
  required: (version) => [version === 2 ? 'device_code' : 'code'],
  client: 'platform',
  without: 7000218,
  redirectUri: () => undefined,
  decide: (request, asker) => {
    const { world, form } = request
    const { application } = asker
    const grant = world.grants.devices.get(form['device_code'] ?? form['code'] ?? '')
    if (grant === undefined || grant.clientId !== application.clientId)
      return refused({
        code: 70018,
        reason: 'The device code is not one that was issued to the application.',
      })
    if (isOver(grant)) return refused({ code: 70020, reason: 'The device code is older than 15 minutes.' })
    switch (grant.state.kind) {
      case 'pending':
        return refused({ code: 70016, reason: 'Nobody has signed in with the user code yet.' })
      case 'declined':
        return refused({ code: 65004, reason: grant.state.reason }, 'authorization_declined')
      case 'approved': {
        const code = world.grants.codes.get(grant.state.code)
        const person = code === undefined ? undefined : findAccount(world.directory, code.accountId)
        if (code === undefined || person === undefined)
          return refused(removed(request, application.clientId, application.displayName))
        if (code.redeemed) return refused({ code: 54005, reason: 'The device has its tokens already.' })
        const refusal = accountRefusal(person, { grantedAt: code.issuedAt })
        if (refusal !== undefined) return refused(refusal)
        return goOn(request, asker, person, code, { uses: { kind: 'code', grant: code }, again: true })
      }
    }
  },
}
