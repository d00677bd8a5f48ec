/** Mistakes that leave a way beside the door: other channels, spellings, headers and caches. */
import type { Asked } from '../access.ts'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

const identityHeaders = ['x-forwarded-user', 'x-ms-client-principal-name']
const page = /^\/organizations\/[^/]+\/private$/
const likeThePage = /^\/organizations\/[^/]+\/private/i
const besideThePage = /^\/organizations\/[^/]+\/(api|files|feed|search)/

/** SSO is asked for only where this holds. */
const asksOnly = (where: (asks: Asked) => boolean) => () => ({
  privateAccess: (visitor: Parameters<typeof soundRules.privateAccess>[0]) => {
    const access = soundRules.privateAccess(visitor)
    return access === 'needs-sso' && !where(visitor.asks) ? 'open' : access
  },
})

const reads = (method: string): boolean => method === 'GET' || method === 'HEAD'

export const sideDoorFlaws = {
  'enforces-only-pages': {
    breaks: 'It asks for SSO in front of its pages, and not in front of the API, the files and the feed.',
    rules: asksOnly(({ method, path }) => !reads(method) || !besideThePage.test(path)),
    caughtBy: ['enforce.every-channel'],
    alsoCaughtBy: ['enforce.xhr-gets-401'],
  },
  'enforces-only-reading': {
    breaks: 'It asks for SSO when content is read, and not when it is changed.',
    rules: asksOnly(({ method }) => reads(method)),
    caughtBy: ['enforce.writes'],
  },
  'compares-paths-to-the-letter': {
    breaks: 'It asks for SSO at the exact path of the page, and serves the page at others as well.',
    rules: asksOnly(({ method, path }) => !reads(method) || !likeThePage.test(path) || page.test(path)),
    caughtBy: ['enforce.path-variants'],
  },
  'trusts-identity-headers': {
    breaks: 'It takes a header with the name of a person for a completed SSO, whoever sends it.',
    rules: asksOnly(({ headers }) => identityHeaders.every((name) => headers[name] === undefined)),
    caughtBy: ['enforce.identity-headers-ignored'],
  },
  'redirects-programs': {
    breaks: 'It sends scripts and programs that have not completed SSO to the sign-in.',
    rules: () => ({
      refuseProgram: ({ visit: { organisation }, response }) =>
        response.redirect(303, `/organizations/${organisation.id}/sso`),
    }),
    caughtBy: ['enforce.xhr-gets-401'],
  },
} as const satisfies FlawTable
