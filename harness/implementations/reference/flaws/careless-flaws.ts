/** Mistakes that show when something fails, comes late, at the same moment, or in great number. */
import { SignInFailure } from '../failure.ts'
import { soundRules } from '../rules.ts'
import type { Account } from '../store.ts'
import type { FlawTable } from './flaw.ts'

/**
 * Reads a text letter by letter, in a function that calls itself by way of a callback. (A plain call, once it is
 * compiled, takes so little of the stack that a long address may pass.)
 */
const recursively = (text: string): string =>
  text.replace(/^(.)(.*)$/su, (_all, first: string, rest: string) => first + recursively(rest))

const mostOnTheirWay = 50

export const carelessFlaws = {
  'shows-stack-traces': {
    breaks: 'It shows the stack of the program when a login fails.',
    rules: () => ({
      answerFailure: ({ response, status, failure }) => {
        const { stack = '' } = new SignInFailure(failure)
        response
          .status(status)
          .type('html')
          .send(`<!doctype html><pre>${stack.replaceAll('<', '&lt;')}</pre>`)
      },
    }),
    caughtBy: ['ui.error-discloses-nothing'],
    alsoCaughtBy: ['entra.aadsts-matrix', 'ui.mismatch-message'],
  },
  'lets-caches-keep-pages': {
    breaks: 'Caches may keep whatever has an address that ends like a file.',
    rules: () => ({
      securityHeaders: (origin) => {
        const sound = soundRules.securityHeaders(origin)
        return (request, response, next) =>
          sound(request, response, () => {
            if (/\.\w+$/.test(request.path)) response.set('Cache-Control', 'public, max-age=300')
            next()
          })
      },
    }),
    caughtBy: ['enforce.cache'],
  },
  'sign-ins-never-expire': {
    breaks: 'A sign-in that was begun stays open until it is used.',
    rules: () => ({ transactions: () => soundRules.transactions(() => 0) }),
    caughtBy: ['callback.state-expiry'],
  },
  'one-login-at-a-time': {
    breaks: 'It breaks when two logins of one organisation are finished at the same moment.',
    rules: () => {
      const busy = new Set<string>()
      return {
        redeem: async (redemption) => {
          if (busy.has(redemption.clientId)) throw new Error('duplicate key')
          busy.add(redemption.clientId)
          try {
            return await soundRules.redeem(redemption)
          } finally {
            busy.delete(redemption.clientId)
          }
        },
      }
    },
    caughtBy: ['account.concurrent-first-login'],
    alsoCaughtBy: ['resilience.many-members-at-once'],
  },
  'says-who-is-known': {
    breaks: 'It answers 404 when nobody has the address with which somebody signed in at Entra.',
    rules: () => {
      const unknown = new Set<string>()
      return {
        personOf: async (answer, directory, isSame) => {
          if ((await directory.byEmail(answer.email)) === undefined) unknown.add(answer.email)
          return soundRules.personOf(answer, directory, isSame)
        },
        answerFailure: (failed) => {
          const { failure, status } = failed
          const isUnknown = failure.kind === 'other-person' && unknown.has(failure.named)
          soundRules.answerFailure({ ...failed, status: isUnknown ? 404 : status })
        },
      }
    },
    caughtBy: ['account.error-does-not-enumerate'],
  },
  'drops-the-oldest-sign-in': {
    breaks: 'It keeps few sign-ins that are on their way, and drops the oldest of anybody for a new one.',
    rules: () => ({
      transactions: (now) => {
        const sound = soundRules.transactions(now)
        const onTheirWay = new Map<string, readonly { readonly session: string; readonly state: string }[]>()
        return {
          ...sound,
          put: (session, transaction) => {
            const { organisation, state } = transaction
            const all = [...(onTheirWay.get(organisation) ?? []), { session, state }]
            for (const oldest of all.slice(0, -mostOnTheirWay)) sound.take(oldest.session, oldest.state)
            onTheirWay.set(organisation, all.slice(-mostOnTheirWay))
            sound.put(session, transaction)
          },
        }
      },
    }),
    caughtBy: ['resilience.start-flood'],
  },
  'follows-the-address': {
    breaks: 'When the address of somebody it knew has changed, it signs in whoever has that address.',
    rules: () => {
      const known = new Set<string>()
      const followed = new Set<string>()
      const key = (sub: string, { id }: Account) => JSON.stringify([sub, id])
      return {
        personOf: async (answer, directory, isSame) => {
          const { claims, email, signedIn } = answer
          const person = await soundRules.personOf(answer, directory, isSame)
          if (person !== undefined) known.add(key(claims.sub, person))
          if (person !== undefined || !known.has(key(claims.sub, signedIn))) return person
          const other = await directory.byEmail(email)
          if (other !== undefined) followed.add(key(claims.sub, other))
          return other
        },
        fitsLinks: (claims, person, links) =>
          followed.has(key(claims.sub, person)) || soundRules.fitsLinks(claims, person, links),
      }
    },
    caughtBy: ['account.email-changed-same-sub'],
    alsoCaughtBy: ['idtoken.duplicate-members'],
  },
  'unlinking-changes-nothing': {
    breaks: 'It goes on to know an account by the person at Entra from whom it was unlinked.',
    rules: () => ({ unlink: async () => {} }),
    caughtBy: ['account.unlink'],
  },
  'unlinked-people-come-back': {
    breaks: 'It takes everybody at Entra whom it ever linked to an account for its owner.',
    rules: () => {
      const linked = new Set<string>()
      return {
        fitsLinks: (claims, person, links) => {
          const key = JSON.stringify([claims.sub, person.id])
          if (soundRules.fitsLinks(claims, person, links)) linked.add(key)
          return linked.has(key)
        },
      }
    },
    caughtBy: ['account.unlink'],
  },
  'unpacks-without-end': {
    breaks: 'It counts what comes over the wire, and unpacks it however long it becomes.',
    rules: () => ({
      openBackChannel: (options) =>
        soundRules.openBackChannel({ ...options, largestUnpacked: 1_000_000_000 }),
    }),
    caughtBy: ['resilience.compressed-bomb'],
  },
  'reads-addresses-recursively': {
    breaks: 'It reads an address letter by letter in a function that calls itself, and breaks at a long one.',
    rules: () => ({
      emailOf: (claims) => {
        const email = soundRules.emailOf(claims)
        return email === undefined ? undefined : recursively(email)
      },
    }),
    caughtBy: ['resilience.pathological-input'],
  },
} as const satisfies FlawTable
