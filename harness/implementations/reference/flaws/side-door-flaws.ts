/** Mistakes that leave a way beside the door: other channels, spellings, headers and caches. */
import { decodeJwt } from 'jose'
import { type Asked, satisfiedBy } from '../access.ts'
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

/** The address in a token that nobody has checked. */
const emailIn = (text: string): string => {
  try {
    return String(decodeJwt(text)['email'])
  } catch {
    return ''
  }
}

export const sideDoorFlaws = {
  'enforces-only-pages': {
    breaks:
      'It asks for SSO in front of its pages, and neither in front of the API, the files and the feed nor for changes.',
    rules: asksOnly(({ method, path }) => reads(method) && !besideThePage.test(path)),
    caughtBy: ['enforce.every-channel', 'enforce.writes'],
    alsoCaughtBy: ['enforce.xhr-gets-401', 'enforce.api-tokens'],
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
  'asks-externals-for-sso': {
    breaks: 'It asks external collaborators for SSO, whom the identity provider does not know.',
    rules: () => ({ privateAccess: (visitor) => soundRules.privateAccess({ ...visitor, external: false }) }),
    caughtBy: ['enforce.external-collaborator', 'enforce.external-collaborator-admin-only'],
  },
  'externals-are-members-everywhere': {
    breaks: 'Whoever is exempted from SSO by one organisation passes the doors of the others as well.',
    rules: () => {
      const externals = new Set<string>()
      return {
        privateAccess: (visitor) => {
          const id = visitor.account?.id
          if (id !== undefined && visitor.external) externals.add(id)
          return id !== undefined && externals.has(id) && visitor.role === undefined
            ? 'open'
            : soundRules.privateAccess(visitor)
        },
      }
    },
    caughtBy: ['enforce.external-collaborator'],
  },
  'anybody-exempts-members': {
    breaks: 'Any member can exempt anybody from SSO.',
    rules: () => ({ mayExempt: ({ role }) => role !== undefined }),
    caughtBy: ['enforce.external-collaborator-admin-only'],
  },
  'tokens-skip-sso': {
    breaks: 'It does not ask whether the owner of an API token has completed SSO.',
    rules: () => ({
      readBearer: async (text, organisation, product) => {
        const bearer = await soundRules.readBearer(text, organisation, product)
        const connection = await product.store.connection(organisation)
        return bearer && connection && { ...bearer, sso: satisfiedBy(connection, product.now(organisation)) }
      },
    }),
    caughtBy: ['enforce.api-tokens'],
  },
  'takes-id-tokens-at-the-api': {
    breaks: "It takes an ID token as a credential of its API, as a proof of its owner's SSO.",
    rules: () => ({
      readBearer: async (text, organisation, product) => {
        const own = await soundRules.readBearer(text, organisation, product)
        const connection = await product.store.connection(organisation)
        const account = await product.store.accountByEmail(emailIn(text))
        return own !== undefined || connection === undefined || account === undefined
          ? own
          : { account: account.id, sso: satisfiedBy(connection, product.now(organisation)) }
      },
    }),
    caughtBy: ['token.id-token-not-api-credential'],
  },
} as const satisfies FlawTable
