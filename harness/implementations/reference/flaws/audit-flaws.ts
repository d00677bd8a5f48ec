/** Mistakes in the audit trail. */
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

export const auditFlaws = {
  'records-no-disabling': {
    breaks: 'The audit trail has what was saved and enabled, and not that SSO was disabled.',
    rules: () => ({
      auditEntry: (audited) =>
        audited.event === 'org.settings.sso.disable' ? undefined : soundRules.auditEntry(audited),
    }),
    caughtBy: ['setup.audit-trail'],
  },
  'records-the-secret': {
    breaks: 'The audit trail has the new values of the settings, with the client secret.',
    rules: () => ({
      auditEntry: (audited) => {
        const entry = soundRules.auditEntry(audited)
        return entry && { ...entry, changed: [JSON.stringify(audited.after ?? {})] }
      },
    }),
    caughtBy: ['setup.audit-trail'],
  },
} as const satisfies FlawTable
