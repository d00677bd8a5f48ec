/** Mistakes around enabling: old invitations, the optional mode, mappings without administrators, logins at once. */
import type { Claims } from '../redeem.ts'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

export const modeFlaws = {
  'takes-old-invitations': {
    breaks: 'An invitation from before SSO makes members without SSO after it was enabled.',
    rules: () => ({ inviteSuffices: () => true }),
    caughtBy: ['enable.classic-invite-off'],
  },
  'stays-optional': {
    breaks: 'Where SSO was optional once, it stays so when it is enforced.',
    rules: () => {
      const optional = new Set<string>()
      return {
        privateAccess: (visitor) => {
          const { connection } = visitor
          if (connection === undefined) return soundRules.privateAccess(visitor)
          if (connection.mode === 'optional') optional.add(connection.clientId)
          const mode = optional.has(connection.clientId) ? 'optional' : 'enforced'
          return soundRules.privateAccess({ ...visitor, connection: { ...connection, mode } })
        },
      }
    },
    caughtBy: ['enable.optional-mode'],
  },
  'knows-no-optional-mode': {
    breaks: 'It offers to make SSO optional, and asks for it all the same.',
    rules: () => ({
      privateAccess: (visitor) => {
        const { connection } = visitor
        return soundRules.privateAccess(
          connection === undefined
            ? visitor
            : { ...visitor, connection: { ...connection, mode: 'enforced' } },
        )
      },
    }),
    caughtBy: ['enable.optional-mode'],
  },
  'maps-no-administrators': {
    breaks: 'It stores a role mapping that makes nobody an administrator.',
    rules: () => ({ memberSettingsProblem: () => undefined }),
    caughtBy: ['enable.admin-role-mapping-required'],
  },
  'shares-claims-between-logins': {
    breaks: 'The claims of a login are kept where the next login of the organisation overwrites them.',
    rules: () => {
      const latest = new Map<string, Claims>()
      const underway = new Map<string, Set<Promise<Claims>>>()
      return {
        redeem: async (redemption) => {
          const own = soundRules.redeem(redemption)
          const { clientId } = redemption
          const all = underway.get(clientId) ?? new Set()
          underway.set(clientId, all.add(own))
          try {
            const claims = await own
            latest.set(clientId, claims)
            await Promise.allSettled([...all])
            return latest.get(clientId) ?? claims
          } finally {
            all.delete(own)
          }
        },
      }
    },
    caughtBy: ['resilience.many-members-at-once'],
  },
} as const satisfies FlawTable
