/** Mistakes that show in a browser with its cookies, tabs and sites. */
import type { Response } from 'express'
import { soundRules } from '../rules.ts'
import { namesByAddress } from './claimed-names.ts'
import type { FlawTable } from './flaw.ts'

const forAllSites = (cookie: unknown): string =>
  String(cookie).replace(/SameSite=Lax/i, 'SameSite=None; Secure')

/** Changes the pages of an answer. */
const rewrite = (response: Response, change: (page: string) => string): void => {
  const send = response.send.bind(response)
  response.send = (body) => send(typeof body === 'string' && body.includes('</main>') ? change(body) : body)
}

export const browserFlaws = {
  'form-post-needs-the-session': {
    breaks: 'It looks for the session in the form post of another site, to which browsers add no Lax cookie.',
    rules: () => ({
      receiveFormPost: (request, response) => {
        if (request.get('cookie') !== undefined) return soundRules.receiveFormPost(request, response)
        response.status(400).type('text').send('No sign-in of this browser is on its way.\n')
      },
    }),
    caughtBy: ['callback.form-post-happy'],
    alsoCaughtBy: ['callback.form-post-error', 'callback.wrong-response-mode'],
  },
  'form-post-needs-a-code': {
    breaks: 'It crashes when a form post says that the login failed.',
    rules: () => ({
      receiveFormPost: (request, response) => {
        const { code }: Readonly<Record<string, unknown>> = request.body ?? {}
        if (typeof code !== 'string') throw new Error('cannot read the code')
        soundRules.receiveFormPost(request, response)
      },
    }),
    caughtBy: ['callback.form-post-error'],
  },
  'one-tab-at-a-time': {
    breaks: 'A second tab overwrites the sign-in of the first.',
    rules: () => ({
      transactions: (now) => {
        const sound = soundRules.transactions(now)
        return {
          ...sound,
          put: (session, transaction) => {
            sound.move(session, 'overwritten')
            sound.put(session, transaction)
          },
        }
      },
    }),
    caughtBy: ['resilience.two-tabs'],
  },
  'cookie-for-each-attempt': {
    breaks: 'Every sign-in that is started leaves a cookie behind.',
    rules: () => ({
      begin: async (beginning) => {
        const next = await soundRules.begin(beginning)
        const state = new URL(next).searchParams.get('state') ?? ''
        const value = Buffer.from(next).toString('base64url').slice(0, 300)
        beginning.request.res?.cookie(`login-${state.slice(0, 8)}`, value, {
          httpOnly: true,
          sameSite: 'lax',
        })
        return next
      },
    }),
    caughtBy: ['resilience.cookie-pile-up'],
  },
  'pages-may-be-cached': {
    breaks: 'It lets browsers keep private pages.',
    rules: () => ({
      securityHeaders: (origin) => {
        const sound = soundRules.securityHeaders(origin)
        return (request, response, next) =>
          sound(request, response, () => {
            if (request.path.endsWith('/private')) response.set('Cache-Control', 'private, max-age=600')
            next()
          })
      },
    }),
    caughtBy: ['session.no-cached-content'],
  },
  'session-for-all-sites': {
    breaks: 'It gives its session cookie to requests that pages of other sites make.',
    rules: () => ({
      securityHeaders: (origin) => {
        const sound = soundRules.securityHeaders(origin)
        return (request, response, next) => {
          const set = response.setHeader.bind(response)
          response.setHeader = (name, value) =>
            set(name, name.toLowerCase() === 'set-cookie' ? [value].flat().map(forAllSites) : value)
          sound(request, response, next)
        }
      },
    }),
    caughtBy: ['authz.initiation-csrf'],
  },
  'analytics-everywhere': {
    breaks: 'Every page of it loads a script of a stranger.',
    rules: () => ({
      securityHeaders: (origin) => {
        const sound = soundRules.securityHeaders(origin)
        return (request, response, next) =>
          sound(request, response, () => {
            const policy = String(response.get('Content-Security-Policy'))
            response.set('Content-Security-Policy', `${policy}; script-src https:`)
            rewrite(response, (page) => `${page}<script src="https://analytics.example/collect.js"></script>`)
            next()
          })
      },
    }),
    caughtBy: ['ui.third-party-free-callback'],
  },
  'greets-by-the-claim': {
    breaks: 'It greets people by the name in the ID token, and writes it into the page as it is.',
    rules: () => {
      const names = namesByAddress()
      return {
        redeem: names.redeem,
        leaveCallback: (response, returnTo, { addresses: [{ email }] }) => {
          response.removeHeader('Content-Security-Policy')
          response
            .type('html')
            .send(
              `<!doctype html><title>Welcome</title><main><p>Welcome, ${names.of(email)}. <a href="${encodeURI(returnTo)}">Go on</a></p></main>`,
            )
        },
      }
    },
    caughtBy: ['claims.markup-in-profile'],
    alsoCaughtBy: [
      'callback.leak-headers',
      'callback.deep-link-return',
      'authz.state-charset-and-length',
      'authz.framing',
    ],
  },
  'secret-in-clear': {
    breaks: 'It shows the client secret while it is typed.',
    rules: () => ({
      securityHeaders: (origin) => {
        const sound = soundRules.securityHeaders(origin)
        return (request, response, next) =>
          sound(request, response, () => {
            if (request.path.endsWith('/settings/sso'))
              rewrite(response, (page) => page.replace('type="password"', 'type="text"'))
            next()
          })
      },
    }),
    caughtBy: ['ui.secret-field'],
  },
  'status-by-colour-only': {
    breaks: 'It shows by the colour of a box alone whether the test has passed.',
    rules: () => ({
      securityHeaders: (origin) => {
        const sound = soundRules.securityHeaders(origin)
        return (request, response, next) =>
          sound(request, response, () => {
            rewrite(response, (page) => page.replace(/(<div class="status[^>]*>)[\s\S]*?<\/div>/, '$1</div>'))
            next()
          })
      },
    }),
    caughtBy: ['ui.status-not-colour-only'],
  },
} as const satisfies FlawTable
