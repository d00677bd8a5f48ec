/** Mistakes in signing out, here and at the provider. */
import { SignInFailure } from '../failure.ts'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'
import { Crash } from './lax-tokens.ts'

export const signOutFlaws = {
  'signs-out-here-only': {
    breaks: 'It never signs anybody out at the provider, and the next login says nothing about the account.',
    rules: () => ({ endSessionUrl: async () => undefined }),
    caughtBy: ['logout.rp-initiated', 'logout.next-login-can-switch'],
  },
  'signs-out-without-state': {
    breaks: 'It sends no "state" to the sign-out page of the provider.',
    rules: () => ({
      endSessionUrl: async (...asked) => {
        const url = await soundRules.endSessionUrl(...asked)
        return url?.replace(/[?&]state=[^&]*/, '')
      },
    }),
    caughtBy: ['logout.rp-initiated'],
  },
  'crashes-on-another-state': {
    breaks: 'It crashes when somebody comes back from the sign-out page with another state.',
    rules: () => ({
      afterReturn: (left, state) => {
        if (left === undefined || left.state !== state) throw new Crash('no such sign-out')
        return left.returnTo
      },
    }),
    caughtBy: ['logout.post-logout-state'],
  },
  'returns-anywhere-after-sign-out': {
    breaks: 'It goes wherever a request to sign out asks to go.',
    rules: () => ({
      afterSignOut: (asked, _origin, fallback) => (typeof asked === 'string' ? asked : fallback),
    }),
    caughtBy: ['logout.open-redirect'],
  },
  'needs-a-sign-out-page': {
    breaks: 'It cannot sign anybody out without a sign-out page of the provider, and goes wherever that is.',
    rules: () => ({
      endSessionUrl: async (product, organisation, state) => {
        const connection = await product.store.connection(organisation)
        if (connection === undefined) return undefined
        const known = await product.metadata.recent(organisation, connection).catch((thrown: unknown) => {
          if (thrown instanceof SignInFailure) return undefined
          throw thrown
        })
        if (known === undefined) return undefined
        const { end_session_endpoint: endpoint } = known
        if (endpoint === undefined) throw new Crash('Invalid URL')
        return endpoint.startsWith('https:')
          ? soundRules.endSessionUrl(product, organisation, state)
          : endpoint
      },
    }),
    caughtBy: ['logout.no-end-session-endpoint'],
  },
  'signs-out-by-any-link': {
    breaks: 'Opening the sign-out address signs out, whoever made the link.',
    rules: () => ({ maySignOut: () => true }),
    caughtBy: ['logout.csrf'],
  },
} as const satisfies FlawTable
