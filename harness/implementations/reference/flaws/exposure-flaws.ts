/** Mistakes that give away what belongs to a login: cookies, headers, codes and tokens. */
import { decodeJwt } from 'jose'
import { SignInFailure } from '../failure.ts'
import { type Redemption, redeem } from '../redeem.ts'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'
import { laxRedeem } from './lax-redeem.ts'

/** The redemption with a look at, or a change of, what the token endpoint answers. */
const hearing = (
  redemption: Redemption,
  hear: (answer: Response, ask: () => Promise<Response>) => Promise<Response>,
): Redemption => ({
  ...redemption,
  fetch: async (url, options) => {
    const answer = await redemption.fetch(url, options)
    const ask = async () => {
      const location = answer.headers.get('location')
      return location === null ? answer : redemption.fetch(location, options)
    }
    return options.method === 'POST' ? hear(answer, ask) : answer
  },
})

const bodyOf = async (answer: Response): Promise<Readonly<Record<string, unknown>>> => {
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined)
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

const knownMembers = [
  'access_token',
  'token_type',
  'expires_in',
  'ext_expires_in',
  'scope',
  'id_token',
  'refresh_token',
  'error',
]

const emailIn = (token: unknown): string | undefined => {
  try {
    const { email } = decodeJwt(String(token))
    return typeof email === 'string' ? email : undefined
  } catch {
    return undefined
  }
}

export const exposureFlaws = {
  'scripts-read-the-session': {
    breaks: 'Scripts can read the cookie that names the session.',
    rules: () => ({
      sessionCookie: (secure) => ({ ...soundRules.sessionCookie(secure), httpOnly: false }),
    }),
    caughtBy: ['callback.transient-cookie-flags'],
  },
  'session-over-plain-http': {
    breaks: 'Over https its session cookie has neither Secure nor the prefix that demands it.',
    rules: () => ({ sessionCookie: () => soundRules.sessionCookie(false) }),
    caughtBy: ['session.cookie-flags'],
  },
  'session-without-same-site': {
    breaks: 'It leaves it to the browser which requests of other sites carry the session.',
    rules: () => ({
      sessionCookie: (secure) => {
        const { name, httpOnly, path, maxAge } = soundRules.sessionCookie(secure)
        return { name, httpOnly, path, maxAge, secure }
      },
    }),
    caughtBy: ['callback.transient-cookie-flags'],
  },
  'frames-everywhere': {
    breaks: 'Any site may show its pages in a frame.',
    rules: () => ({
      securityHeaders: (origin) => {
        const sound = soundRules.securityHeaders(origin)
        return (request, response, next) =>
          sound(request, response, () => {
            response.removeHeader('Content-Security-Policy')
            next()
          })
      },
    }),
    caughtBy: ['authz.framing'],
  },
  'passes-the-callback-on': {
    breaks: 'It has browsers tell other sites the whole address of its pages, the callback included.',
    rules: () => ({
      securityHeaders: (origin) => {
        const sound = soundRules.securityHeaders(origin)
        return (request, response, next) =>
          sound(request, response, () => {
            response.set('Referrer-Policy', 'unsafe-url')
            next()
          })
      },
    }),
    caughtBy: ['callback.leak-headers'],
  },
  'stays-on-the-callback': {
    breaks: 'It shows a page at the address of the callback, with the code in it.',
    rules: () => ({
      leaveCallback: (response, returnTo) => {
        response
          .type('html')
          .send(`<!doctype html><p>Welcome. <a href="${encodeURI(returnTo)}">Go on</a></p>`)
      },
    }),
    caughtBy: ['callback.leak-headers'],
    alsoCaughtBy: ['callback.deep-link-return', 'authz.state-charset-and-length', 'authz.framing'],
  },
  'id-token-in-a-cookie': {
    breaks: 'It keeps the whole ID token in a cookie.',
    rules: () => {
      const tokens = new Map<string, string>()
      const keep = laxRedeem({
        read: (token) => {
          const claims = decodeJwt(token)
          tokens.set(String(claims['email']).toLowerCase(), token)
          return claims
        },
      })
      return {
        redeem: keep,
        leaveCallback: (response, returnTo, { addresses: [{ email }] }) => {
          const value = tokens.get(email.toLowerCase()) ?? ''
          response.cookie('id', value, { httpOnly: true, sameSite: 'lax' }).redirect(303, returnTo)
        },
      }
    },
    caughtBy: ['token.not-exposed-to-browser', 'claims.large-token'],
  },
  'wants-bearer-in-capitals': {
    breaks: 'It compares the token type letter by letter.',
    rules: () => ({
      redeem: (redemption) =>
        redeem(
          hearing(redemption, async (answer) => {
            const { token_type: type = 'Bearer' } = await bodyOf(answer)
            if (type !== 'Bearer') throw new SignInFailure({ kind: 'no-answer' })
            return answer
          }),
        ),
    }),
    caughtBy: ['token.type-case'],
  },
  'refuses-unknown-members': {
    breaks: 'It refuses a token response with a member that it does not know.',
    rules: () => ({
      redeem: (redemption) =>
        redeem(
          hearing(redemption, async (answer) => {
            const unknown = Object.keys(await bodyOf(answer)).some((name) => !knownMembers.includes(name))
            if (answer.status === 200 && unknown) throw new SignInFailure({ kind: 'no-answer' })
            return answer
          }),
        ),
    }),
    caughtBy: ['token.extra-members'],
  },
  'follows-the-token-endpoint': {
    breaks: 'It sends code and secret wherever the token endpoint redirects.',
    rules: () => ({
      redeem: (redemption) =>
        redeem(
          hearing(redemption, (answer, ask) =>
            answer.status >= 300 && answer.status < 400 ? ask() : Promise.resolve(answer),
          ),
        ),
    }),
    caughtBy: ['token.redirect'],
  },
  'identity-from-the-access-token': {
    breaks: 'It takes the address from the access token when there is one in it.',
    rules: () => ({
      redeem: async (redemption) => {
        let accessToken: unknown
        const claims = await redeem(
          hearing(redemption, async (answer) => {
            accessToken = (await bodyOf(answer))['access_token']
            return answer
          }),
        )
        return { ...claims, email: emailIn(accessToken) ?? claims['email'] }
      },
    }),
    caughtBy: ['token.access-token-not-identity'],
  },
  'id-token-from-a-list': {
    breaks: 'It takes the first of a list as the ID token.',
    rules: () => ({
      redeem: laxRedeem({
        tokenIn: (member) => {
          const found: unknown = Array.isArray(member) ? member[0] : member
          return typeof found === 'string' ? found : undefined
        },
      }),
    }),
    caughtBy: ['token.not-json'],
  },
} as const satisfies FlawTable
