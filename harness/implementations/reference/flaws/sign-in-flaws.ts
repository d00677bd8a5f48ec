/** Mistakes in how a sign-in is bound to a browser, and in what it opens. */
import { satisfiedBy } from '../access.ts'
import { SignInFailure } from '../failure.ts'
import { redeem } from '../redeem.ts'
import { soundRules } from '../rules.ts'
import type { Transaction } from '../transactions.ts'
import type { FlawTable } from './flaw.ts'

const knownParameters = [
  'code',
  'state',
  'iss',
  'session_state',
  'client_info',
  'error',
  'error_description',
  'error_uri',
  'error_subcode',
]

export const signInFlaws = {
  'ignores-state': {
    breaks: 'It finishes the newest sign-in of the browser, whatever state comes back.',
    rules: () => ({
      transactions: (now) => {
        const sound = soundRules.transactions(now)
        const newest = new Map<string, string>()
        return {
          ...sound,
          put: (session, transaction) => {
            newest.set(session, transaction.state)
            sound.put(session, transaction)
          },
          take: (session, state) =>
            sound.take(session, state) ?? sound.take(session, newest.get(session) ?? state),
        }
      },
      redeem: (redemption) => {
        const callback = new URL(redemption.callback)
        callback.searchParams.set('state', redemption.transaction.state)
        return redeem({ ...redemption, callback })
      },
    }),
    // A callback that another browser started is still refused here: there the PKCE verifier is another.
    caughtBy: ['callback.state-wrong', 'callback.state-missing'],
  },
  'refuses-unknown-parameters': {
    breaks: 'It refuses a callback with a parameter that it does not know.',
    rules: () => ({
      redeem: async (redemption) => {
        const unknown = [...redemption.callback.searchParams.keys()].some(
          (name) => !knownParameters.includes(name),
        )
        if (unknown) throw new SignInFailure({ kind: 'unknown-transaction' })
        return redeem(redemption)
      },
    }),
    caughtBy: ['callback.unknown-parameters'],
  },
  'state-in-a-global-store': {
    breaks: "It looks the state up among everybody's sign-ins, and so does not bind it to the browser.",
    rules: () => ({
      transactions: () => {
        const everybodys = new Map<string, Transaction>()
        return {
          put: (_session, transaction) => void everybodys.set(transaction.state, transaction),
          take: (_session, state) => {
            const transaction = everybodys.get(state)
            everybodys.delete(state)
            return transaction
          },
          move: () => {},
          clear: () => everybodys.clear(),
        }
      },
    }),
    caughtBy: ['account.forced-linking', 'callback.state-other-browser'],
    alsoCaughtBy: ['callback.speculative-request', 'callback.no-cookies'],
  },
  'keeps-used-transactions': {
    breaks: 'It does not forget a sign-in that is finished, and redeems the same callback again.',
    rules: () => ({
      transactions: (now) => {
        const sound = soundRules.transactions(now)
        return {
          ...sound,
          take: (session, state) => {
            const transaction = sound.take(session, state)
            if (transaction !== undefined) sound.put(session, transaction)
            return transaction
          },
        }
      },
    }),
    // Another browser still has no such transaction, so that callback.replay-other-browser stays out.
    caughtBy: ['callback.state-single-use', 'callback.double-submit'],
  },
  'keeps-old-secret-in-use': {
    breaks: 'Logins go on using the client secret of the first login after it has been replaced.',
    rules: () => {
      const first = new Map<string, string>()
      return {
        clientSecret: ({ issuer, clientId, clientSecret }, organisation, purpose) => {
          const client = JSON.stringify([organisation, issuer, clientId])
          if (purpose === 'test') return clientSecret
          const used = first.get(client) ?? clientSecret
          first.set(client, used)
          return used
        },
      }
    },
    caughtBy: ['secret.rotation-with-overlap'],
    alsoCaughtBy: ['secret.expires-while-enabled'],
  },
  'opens-when-entra-fails': {
    breaks: "When Entra refuses the product's own credentials, it lets the member in.",
    rules: () => ({
      stateAfterFailure: (before, failure, connection, now) =>
        failure.kind === 'code-refused' && failure.error === 'invalid_client'
          ? satisfiedBy(connection, now)
          : soundRules.stateAfterFailure(before, failure, connection, now),
    }),
    caughtBy: ['secret.expires-while-enabled', 'secret.revoked-mid-flow'],
    alsoCaughtBy: ['entra.token-error-matrix'],
  },
  'private-open-after-own-login': {
    breaks: 'A session in which SSO has never been asked for is taken for one that has completed it.',
    rules: () => ({
      privateAccess: (visitor) => {
        const access = soundRules.privateAccess(visitor)
        return access === 'needs-sso' && visitor.sso === undefined ? 'open' : access
      },
    }),
    caughtBy: ['enforce.private-needs-sso', 'enforce.social-or-password-not-enough'],
    alsoCaughtBy: [
      'enable.happy-path',
      'callback.state-other-browser',
      'callback.replay-other-browser',
      'callback.error-text-spoofing',
      'callback.no-cookies',
      'session.per-browser',
    ],
  },
  'hides-public-content': {
    breaks: 'Once SSO is enabled, public content asks for it too.',
    rules: () => ({
      publicAccess: (visitor) =>
        visitor.connection?.enabled === true
          ? soundRules.privateAccess(visitor)
          : soundRules.publicAccess(visitor),
    }),
    caughtBy: ['enforce.public-stays-public'],
    alsoCaughtBy: ['jwks.unreachable-warm', 'jwks.not-json-or-huge', 'idtoken.oversized'],
  },
} as const satisfies FlawTable
