/** Mistakes with what Entra sends: tenants, their issuers, and its refusals. */
import { SignInFailure } from '../failure.ts'
import { redeem } from '../redeem.ts'
import type { FlawTable } from './flaw.ts'
import { laxRedeem } from './lax-redeem.ts'
import { Crash } from './lax-tokens.ts'

/** The tenant of all personal Microsoft accounts. */
const personalAccounts = '9188040d-6c67-4c5b-b112-36a304b66dad'

/** An issuer with every tenant's GUID replaced. */
const withoutTenant = (issuer: unknown): string =>
  String(issuer).replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i, '{tenant}')

const tenantIn = (issuer: unknown): string | undefined =>
  /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i.exec(String(issuer))?.[0]

const longestAddress = 2048

export const tenantFlaws = {
  'lets-personal-accounts-in': {
    breaks: 'It takes the tenant of personal accounts for the configured one, so that those can sign in too.',
    rules: () => ({
      redeem: laxRedeem({
        claims: {
          isIssuer: ({ iss, tid }, { issuer }) =>
            iss === issuer || (tid === personalAccounts && withoutTenant(iss) === withoutTenant(issuer)),
        },
      }),
    }),
    caughtBy: ['entra.consumer-tenant'],
  },
  'knows-entra-by-its-host': {
    breaks: 'It takes any issuer of the form that Entra has, whichever tenant is in it.',
    rules: () => ({
      redeem: laxRedeem({
        claims: { isIssuer: ({ iss }, { issuer }) => withoutTenant(iss) === withoutTenant(issuer) },
      }),
    }),
    caughtBy: ['entra.noauth-cross-tenant', 'idtoken.iss-other-tenant'],
    alsoCaughtBy: ['entra.consumer-tenant', 'idtoken.iss-missing', 'setup.test-rejects-wrong-issuer'],
  },
  'compares-the-tenant-only': {
    breaks: 'It takes every issuer that has the GUID of its tenant in it.',
    rules: () => ({
      redeem: laxRedeem({
        claims: { isIssuer: ({ iss }, { issuer }) => tenantIn(iss) === tenantIn(issuer) },
      }),
    }),
    caughtBy: ['entra.v1-token-under-v2-config', 'idtoken.iss-near-miss'],
    alsoCaughtBy: ['idtoken.iss-missing'],
  },
  'chokes-on-bare-errors': {
    breaks: "It expects Entra's numbers in every refusal, and crashes when there are none.",
    rules: () => ({
      redeem: async (redemption) => {
        try {
          return await redeem(redemption)
        } catch (thrown) {
          if (!(thrown instanceof SignInFailure)) throw thrown
          const { failure } = thrown
          if (failure.kind === 'code-refused' && failure.codes.length === 0)
            throw new Crash("Cannot read properties of undefined (reading '0')")
          throw thrown
        }
      },
    }),
    caughtBy: ['entra.error-shape'],
  },
  'restarts-on-claims-challenge': {
    breaks: 'When Entra demands another step, it starts the same sign-in again.',
    rules: () => ({
      retries: (failure) => failure.kind === 'code-refused' && failure.error === 'interaction_required',
    }),
    caughtBy: ['entra.conditional-access-claims'],
  },
  'sends-refused-codes-again': {
    breaks: 'When Entra refuses a code it sends the same one again.',
    rules: () => ({
      redeem: async (redemption) => {
        try {
          return await redeem(redemption)
        } catch (thrown) {
          const refused = thrown instanceof SignInFailure && thrown.failure.kind === 'code-refused'
          if (refused) return redeem(redemption)
          throw thrown
        }
      },
    }),
    caughtBy: ['entra.token-error-matrix'],
  },
  'takes-short-callbacks-only': {
    breaks: 'It refuses a callback whose address is longer than 2,048 characters.',
    rules: () => ({
      redeem: async (redemption) => {
        if (redemption.callback.href.length > longestAddress) throw new SignInFailure({ kind: 'no-answer' })
        return redeem(redemption)
      },
    }),
    caughtBy: ['entra.long-code-and-session-state'],
  },
} as const satisfies FlawTable
