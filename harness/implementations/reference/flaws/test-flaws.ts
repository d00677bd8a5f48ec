/** Mistakes in what a test of the settings proves, and in what it changes. */
import { soundRules } from '../rules.ts'
import type { Connection } from '../store.ts'
import type { FlawTable } from './flaw.ts'

export const testFlaws = {
  'test-does-not-redeem-the-code': {
    breaks:
      'Its test is over when somebody comes back with a code; what Entra says to the code does not count.',
    rules: () => ({
      testPassed: (failure) => failure?.kind === 'code-refused' || soundRules.testPassed(failure),
    }),
    caughtBy: ['setup.wrong-secret', 'setup.expired-secret'],
    alsoCaughtBy: ['setup.test-result-not-forgeable', 'ui.green-is-truthful', 'secret.never-echoed'],
  },
  'test-needs-no-address': {
    breaks: 'Its test passes when the ID token says no address, although logins recognise people by it.',
    rules: () => ({
      testPassed: (failure) => failure?.kind === 'email-missing' || soundRules.testPassed(failure),
    }),
    caughtBy: ['setup.test-no-usable-email'],
  },
  'green-for-whatever-is-stored': {
    breaks:
      'A test goes on with the values with which it began, and its result counts for those that are stored when it ends.',
    rules: () => {
      const begun = new Map<string, Connection>()
      const latest = new Map<string, number>()
      return {
        begin: async (beginning) => {
          const next = await soundRules.begin(beginning)
          begun.set(new URL(next).searchParams.get('state') ?? '', beginning.connection)
          latest.set(beginning.organisation.id, beginning.connection.revision)
          return next
        },
        transactions: (now) => {
          const sound = soundRules.transactions(now)
          return {
            ...sound,
            take: (session, state) => {
              const taken = sound.take(session, state)
              return taken && { ...taken, revision: latest.get(taken.organisation) ?? taken.revision }
            },
          }
        },
        redeem: (redemption) => {
          const { clientId, clientSecret } = begun.get(redemption.transaction.state) ?? redemption
          return soundRules.redeem({ ...redemption, clientId, clientSecret })
        },
      }
    },
    caughtBy: ['setup.test-result-bound-to-revision'],
  },
  'enforces-once-tested': {
    breaks: 'Members are asked for SSO as soon as the test has passed, before anybody enables it.',
    rules: () => ({
      privateAccess: (visitor) => {
        const { connection } = visitor
        const tested = connection !== undefined && soundRules.isGreen(connection)
        return soundRules.privateAccess(
          tested ? { ...visitor, connection: { ...connection, enabled: true } } : visitor,
        )
      },
    }),
    caughtBy: ['setup.test-does-not-enforce'],
  },
  'opens-while-untested': {
    breaks: 'While changed settings wait for their test, nobody is asked for SSO.',
    rules: () => ({
      privateAccess: (visitor) => {
        const { connection } = visitor
        const untested = connection !== undefined && !soundRules.isGreen(connection)
        return soundRules.privateAccess(
          untested ? { ...visitor, connection: { ...connection, enabled: false } } : visitor,
        )
      },
    }),
    caughtBy: ['setup.edit-of-live-config-is-staged'],
  },
} as const satisfies FlawTable
