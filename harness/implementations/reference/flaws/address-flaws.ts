/** Mistakes in reading and comparing e-mail addresses. */
import { addressKey } from '../addresses.ts'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

const localPart = (email: string): string => email.replace(/@.*$/, '')

/** As some mail providers read an address: without tag and dots. */
const unfolded = (email: string): string => {
  const [local = '', domain = ''] = addressKey(email).split('@')
  return `${local.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}`
}

export const addressFlaws = {
  'compares-addresses-in-upper-case': {
    breaks: 'It compares addresses in upper case, where letters of other alphabets become ASCII ones.',
    rules: () => ({ sameAddress: (one, other) => one.toUpperCase() === other.toUpperCase() }),
    caughtBy: ['claims.email-lookalike'],
  },
  'normalises-addresses': {
    breaks: 'It normalises addresses (NFKC, without invisible characters) before it compares them.',
    rules: () => ({
      sameAddress: (one, other) =>
        soundRules.sameAddress(
          one.normalize('NFKC').replaceAll('\u200d', ''),
          other.normalize('NFKC').replaceAll('\u200d', ''),
        ),
    }),
    caughtBy: ['claims.email-lookalike'],
  },
  'drops-tags-and-dots': {
    breaks: 'It drops tags and dots from addresses before it compares them.',
    rules: () => ({ sameAddress: (one, other) => unfolded(one) === unfolded(other) }),
    caughtBy: ['claims.email-no-provider-folding'],
  },
  'finds-an-address-in-a-text': {
    breaks: 'It takes the last thing in the claim "email" that looks like an address.',
    rules: () => ({
      emailOf: (claims) =>
        soundRules
          .emailOf(claims)
          ?.match(/[^\s<>",()@]+@[^\s<>",()@]+/g)
          ?.at(-1),
    }),
    caughtBy: ['claims.email-multiple-addresses'],
    alsoCaughtBy: ['claims.domain-allow-list'],
  },
  'reads-lists-of-addresses': {
    breaks: 'It takes the first text that it finds in a list in the place of the e-mail address.',
    rules: () => ({
      emailOf: (claims) => {
        const { email } = claims
        return Array.isArray(email)
          ? email.find((one) => typeof one === 'string')
          : soundRules.emailOf(claims)
      },
    }),
    caughtBy: ['claims.email-type-confusion'],
  },
  'completes-user-names': {
    breaks:
      'When the claim "email" is missing, it looks for a member whose address begins with the user name.',
    rules: () => ({
      emailOf: (claims) => {
        const { preferred_username: name } = claims
        return (
          soundRules.emailOf(claims) ?? (typeof name === 'string' && !('email' in claims) ? name : undefined)
        )
      },
      sameAddress: (one, other) =>
        soundRules.sameAddress(one, other) ||
        (!/@./.test(other) && soundRules.sameAddress(localPart(one), localPart(other))),
    }),
    caughtBy: ['claims.preferred-username-not-email'],
    alsoCaughtBy: [
      'claims.email-absent',
      'claims.email-from-unsigned-source',
      'idtoken.prototype-members',
      'enable.refused-after-failed-test',
    ],
  },
  'compares-no-empty-address': {
    breaks: 'An address that is there and empty is compared with nothing, and so fits whoever is signed in.',
    rules: () => ({
      emailOf: (claims) => {
        const { email } = claims
        return soundRules.emailOf(claims) ?? (typeof email === 'string' ? '' : undefined)
      },
      sameAddress: (one, other) => other === '' || soundRules.sameAddress(one, other),
    }),
    caughtBy: ['claims.email-empty'],
  },
  'prefers-upn-to-email': {
    breaks: 'It takes the user principal name for the address, and the claim "email" only without one.',
    rules: () => ({
      emailOf: (claims) => {
        const { upn } = claims
        return typeof upn === 'string' ? upn : soundRules.emailOf(claims)
      },
    }),
    caughtBy: ['claims.upn-differs-from-email', 'account.guest-user'],
  },
  'takes-any-email-verified-for-yes': {
    breaks: 'It takes every value of email_verified for a yes that its language takes for true.',
    rules: () => ({
      vouchesForEmail: ({ email_verified: verified, ...claims }) =>
        (verified === undefined || Boolean(verified)) && soundRules.vouchesForEmail(claims),
    }),
    caughtBy: ['claims.email-verified-odd-types'],
  },
} as const satisfies FlawTable
