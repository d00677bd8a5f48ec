/** The verbs of the driver that are about members: links, settings, what is done about somebody, the audit trail. */
import type { BrowserAction, Driver, Reply } from '../../driver.ts'
import { membersPath } from './external-members.ts'
import { invitePath, joinPath } from './join-link.ts'
import type { memberSettingsProblem } from './member-settings.ts'
import type { Store } from './store.ts'
import { settingsPath } from './test-result.ts'

type MemberVerbs = Pick<Driver, 'auditLog' | 'joinLink' | 'inviteLink' | 'settings' | 'member'>

export const memberVerbs = ({
  origin,
  store,
  problemOf,
}: {
  readonly origin: string
  readonly store: Store
  readonly problemOf: typeof memberSettingsProblem
}): MemberVerbs => {
  const go = (...actions: readonly BrowserAction[]): Reply => ({ status: 'go', actions })
  const at = (path: string): BrowserAction => ({ visit: `${origin}${path}` })
  return {
    auditLog: async (organisation) => ({
      status: 'read',
      visit: `${origin}/organizations/${organisation}/settings/audit`,
      entries: '/entries',
      event: '/event',
      actor: '/actor',
      at: '/at',
      names: {
        saved: 'org.settings.sso',
        enabled: 'org.settings.sso.enable',
        disabled: 'org.settings.sso.disable',
      },
    }),
    joinLink: async (organisation) => {
      const found = await store.organisation(organisation)
      return go(at((found && joinPath(found)) ?? '/'))
    },
    inviteLink: async (organisation) => {
      const found = await store.organisation(organisation)
      return go(at((found && invitePath(found)) ?? '/'))
    },
    settings: async (organisation, { mode, ...changed }) => {
      if (mode !== undefined)
        return go(at(settingsPath(organisation)), {
          press: mode === 'optional' ? 'Make SSO optional' : 'Enforce SSO',
        })
      const members = { ...(await store.memberSettings(organisation)), ...changed }
      const reason = problemOf(members)
      if (reason !== undefined) return { status: 'refused', reason }
      await store.setMemberSettings(organisation, members)
      return { status: 'ok' }
    },
    member: async (organisation, email, change) => {
      const id = (await store.accountByEmail(email))?.id ?? ''
      if (change === 'exempt') return go(at(membersPath(organisation)), { press: `Exempt ${email} from SSO` })
      if (change === 'end-exemption')
        return go(at(membersPath(organisation)), { press: `Ask ${email} for SSO` })
      if (change === 'end-sessions')
        return go(at(membersPath(organisation)), { press: `End SSO of ${email}` })
      if (change === 'unlink')
        return go(at(membersPath(organisation)), { press: `Unlink ${email} from Entra` })
      if (change === 'remove') await store.removeRole(organisation, id)
      else await store.setDisabled(id, true)
      return { status: 'ok' }
    },
  }
}
