import type { Variant } from '../harness/scenario.ts'

/** A code that belongs to one login is put into another: of somebody else, and of the same human, where only the protocol can refuse. */
export const injectedCode = {
  'into-another-account': {
    steps: [
      { do: 'login', who: 'mia', browser: 'victim', hold: true },
      { do: 'login', who: 'max', browser: 'attacker', hold: true },
      { do: 'deliver', from: 'attacker', browser: 'attacker', who: 'max', codeOf: 'victim', expect: 'out' },
    ],
  },
  'of-the-same-member': {
    steps: [
      { do: 'login', who: 'mia', browser: 'victim', hold: true },
      { do: 'login', who: 'mia', browser: 'second', hold: true },
      { do: 'deliver', from: 'second', browser: 'second', who: 'mia', codeOf: 'victim', expect: 'out' },
    ],
  },
} as const satisfies Readonly<Record<string, Variant>>
