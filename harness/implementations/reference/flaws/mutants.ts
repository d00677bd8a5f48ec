/**
 * The mutants of the catalogue: the mistakes that its authors wanted a harness to find, by their numbers
 * (some were dropped before it was finished). Each is one of the flaws.
 */
import type { FlawName } from '../flaws.ts'

export const mutantNumbers = [
  ...Array.from({ length: 34 }, (_, index) => index + 1),
  ...[36, 38, 40, 41, 43, 47, 48, 50, 52, 53, 56, 58, 59, 60, 61, 64, 65, 67, 69, 71, 72],
].map((number): Mutant => `M${String(number).padStart(2, '0')}`)

export type Mutant = `M${string}`

export const mutants: Readonly<Record<Mutant, FlawName>> = {
  M01: 'accepts-unsigned-changes',
  M02: 'accepts-alg-none',
  M03: 'accepts-public-key-as-hmac',
  M04: 'trusts-embedded-key',
  M05: 'accepts-any-issuer',
  M06: 'accepts-any-audience',
  M07: 'ignores-expiry',
  M08: 'ignores-nonce',
  M09: 'checks-nonce-only-when-present',
  M10: 'ignores-state',
  M11: 'state-in-a-global-store',
  M12: 'keeps-used-transactions',
  M13: 'neither-pkce-nor-nonce',
  M14: 'redirect-uri-from-request-headers',
  M15: 'returns-to-any-path',
  M16: 'error-becomes-markup',
  M17: 'ignores-email-verified',
  M18: 'takes-any-email-verified-for-yes',
  M19: 'matches-domains-by-suffix',
  M20: 'compares-email-case-sensitively',
  M21: 'becomes-whoever-entra-names',
  M22: 'caches-keys-for-ever',
  M23: 'caches-keys-by-kid',
  M24: 'always-appends-well-known',
  M25: 'ignores-metadata-issuer',
  M26: 'tenantid-matches-any-tenant',
  M27: 'keeps-session-identifier',
  M28: 'enables-untested-settings',
  M29: 'green-survives-secret-change',
  M30: 'echoes-secret',
  M31: 'test-only-fetches-metadata',
  M32: 'test-skips-token-checks',
  M33: 'members-change-settings',
  M34: 'takes-cross-site-forms',
  M36: 'enforces-only-pages',
  M38: 'provider-from-state',
  M40: 'trusts-any-organisations-idp',
  M41: 'address-wins-over-link',
  M43: 'finds-accounts-by-user-name',
  M47: 'no-clock-tolerance',
  M48: 'ignores-nbf',
  M50: 'chokes-on-strange-keys',
  M52: 'fetches-jku',
  M53: 'ignores-user-info-subject',
  M56: 'basic-without-encoding',
  M58: 'one-tab-at-a-time',
  M59: 'form-post-needs-the-session',
  M60: 'restarts-after-denial',
  M61: 'id-token-in-a-cookie',
  M64: 'overage-means-no-groups',
  M65: 'sso-never-ends',
  M67: 'logout-keeps-server-session',
  M69: 'refuses-unknown-parameters',
  M71: 'no-egress-guard',
}

/** Those that are no flaw yet, because the reference implementation lacks what they break. */
export const missingMutants: Readonly<Record<Mutant, string>> = {
  M72: 'The harness has no server with an invalid certificate.',
}
