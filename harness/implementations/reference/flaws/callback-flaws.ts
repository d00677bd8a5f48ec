/** Mistakes with what comes back through the browser. */
import { sendPage } from '../answers.ts'
import { answerFailure, startPath } from '../failed-login.ts'
import { message } from '../pages.ts'
import { type Redemption, redeem } from '../redeem.ts'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'
import { laxBegin } from './lax-begin.ts'

/** The redemption of a callback with other parameters. */
const withParameters = (
  redemption: Redemption,
  change: (parameters: URLSearchParams) => void,
): Redemption => {
  const callback = new URL(redemption.callback)
  change(callback.searchParams)
  return { ...redemption, callback }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const isOddState = (state: string): boolean => /[^\x20-\x7e]/.test(state)

export const callbackFlaws = {
  'redeems-despite-an-error': {
    breaks: 'It redeems the code of a callback that says that the login failed.',
    rules: () => ({
      redeem: (redemption) =>
        redeem(
          withParameters(redemption, (parameters) => {
            if (parameters.has('code')) {
              parameters.delete('error')
              parameters.delete('error_description')
            }
          }),
        ),
    }),
    caughtBy: ['callback.error-and-code', 'callback.duplicate-parameters'],
  },
  'ignores-issuer-of-the-callback': {
    breaks: 'It does not look at the issuer that the callback names, whatever the metadata promises.',
    rules: () => ({
      redeem: (redemption) => {
        const { transaction } = redemption
        const metadata = {
          ...transaction.metadata,
          authorization_response_iss_parameter_supported: false,
        }
        return redeem(
          withParameters({ ...redemption, transaction: { ...transaction, metadata } }, (parameters) =>
            parameters.delete('iss'),
          ),
        )
      },
    }),
    caughtBy: ['callback.iss-wrong', 'callback.iss-missing-when-advertised'],
  },
  'error-becomes-markup': {
    breaks: 'It writes the error of the callback into its page as it is.',
    rules: () => ({
      answerFailure: (failed) => {
        const { error, error_description: description } = failed.request.query
        const said = text(description) ?? text(error)
        if (said === undefined) return answerFailure(failed)
        sendPage(failed.response, failed.status, 'Sign-in failed', `<main><p>${said}</p></main>`)
      },
    }),
    caughtBy: ['callback.error-xss'],
    alsoCaughtBy: ['callback.error-text-spoofing'],
  },
  'speaks-for-strangers': {
    breaks: 'It shows the error description of any callback as a sentence of its own.',
    rules: () => ({
      answerFailure: (failed) => {
        const said = text(failed.request.query['error_description'])
        if (said === undefined) return answerFailure(failed)
        sendPage(failed.response, failed.status, 'Sign-in failed', message('Sign-in failed', [said], []))
      },
    }),
    caughtBy: ['callback.error-text-spoofing'],
  },
  'links-to-error-uri': {
    breaks: 'It offers the "error_uri" of the callback as a link for help.',
    rules: () => ({
      answerFailure: (failed) => {
        const help = text(failed.request.query['error_uri'])
        if (help === undefined) return answerFailure(failed)
        const href = help.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
        sendPage(
          failed.response,
          failed.status,
          'Sign-in failed',
          `<main><a href="${href}">More about this error</a></main>`,
        )
      },
    }),
    caughtBy: ['callback.error-uri-scheme'],
  },
  'stray-error-signs-out': {
    breaks: 'It ends the session when a callback says that a login failed, whosever login that was.',
    rules: () => ({
      answerFailure: (failed) => {
        if (failed.request.query['error'] === undefined) return answerFailure(failed)
        failed.request.session.destroy(() => answerFailure(failed))
      },
    }),
    caughtBy: ['callback.unsolicited-error-harmless'],
  },
  'insists-on-silent-sign-in': {
    breaks: 'When Entra wants the person to do something, it sends the same request again, for ever.',
    rules: () => ({
      answerFailure: (failed) => {
        const { failure, response, visit, returnTo } = failed
        if (failure.kind !== 'sign-in-refused' || failure.error !== 'login_required')
          return answerFailure(failed)
        response.redirect(303, startPath(visit.organisation.id, returnTo))
      },
    }),
    caughtBy: ['authz.prompt-none-failure'],
  },
  'scanner-uses-up-the-login': {
    breaks: 'It uses a login up when its callback is opened, before it looks whose it is.',
    rules: () => ({
      transactions: (now) => {
        const sound = soundRules.transactions(now)
        const owners = new Map<string, string>()
        return {
          ...sound,
          put: (session, transaction) => {
            owners.set(transaction.state, session)
            sound.put(session, transaction)
          },
          take: (session, state) => {
            const owner = owners.get(state) ?? session
            const transaction = sound.take(owner, state)
            return owner === session ? transaction : undefined
          },
          move: (from, to) => {
            for (const [state, owner] of owners) if (owner === from) owners.set(state, to)
            sound.move(from, to)
          },
        }
      },
    }),
    caughtBy: ['callback.speculative-request'],
  },
  'chokes-on-odd-state': {
    breaks: 'It throws an exception when "state" has characters that it did not expect.',
    rules: () => ({
      transactions: (now) => {
        const sound = soundRules.transactions(now)
        return {
          ...sound,
          take: (session, state) => {
            if (isOddState(state)) throw new TypeError('invalid character in state')
            return sound.take(session, state)
          },
        }
      },
    }),
    caughtBy: ['callback.oversized-and-odd'],
  },
  'returns-to-any-path': {
    breaks: 'It returns to whatever begins with a slash.',
    rules: () => ({
      returnPath: (asked, _origin, fallback) =>
        typeof asked === 'string' && asked.startsWith('/') ? asked : fallback,
    }),
    caughtBy: ['callback.open-redirect'],
  },
  'returns-to-its-own-prefix': {
    breaks: 'It returns to whatever begins with its own address, as text.',
    rules: () => ({
      returnPath: (asked, origin, fallback) =>
        typeof asked === 'string' && asked.startsWith(origin)
          ? asked
          : soundRules.returnPath(asked, origin, fallback),
    }),
    caughtBy: ['callback.open-redirect'],
  },
  'forgets-where-to': {
    breaks: 'It ends every login on its start page.',
    rules: () => ({ leaveCallback: (response) => response.redirect(303, '/') }),
    caughtBy: ['callback.deep-link-return'],
    alsoCaughtBy: ['authz.state-charset-and-length'],
  },
  'state-carries-the-return-path': {
    breaks: 'It keeps the page that was asked for in "state".',
    rules: () => ({
      begin: laxBegin(({ transaction, query }) => {
        const state = `${transaction.state}${transaction.returnTo}`
        query.set('state', state)
        return { state }
      }),
    }),
    caughtBy: ['authz.state-charset-and-length'],
  },
} as const satisfies FlawTable
