import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'resilience.pathological-input',
  title: 'takes very long and repetitive values without a crash or a hang',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE 2025-30204', 'ASVS 1.3.12'],
  needs: ['invitation-only'],
  // Products that ask UserInfo, or know people by something else, let her in and are right.
  steps: [{ do: 'login', expect: 'in-or-out' }],
  variants: {
    'at-signs': { faults: [idToken.claim('email', 'a@'.repeat(20_000))] },
    'percent-signs': { faults: [idToken.claim('email', `${'%25'.repeat(12_000)}@x`)] },
    dots: { faults: [idToken.claim('email', `a@${'..'.repeat(20_000)}`)] },
    'combining-marks': { faults: [idToken.claim('email', `e${'\u0301'.repeat(15_000)}@x`)] },
    spaces: { faults: [idToken.claim('email', `a${' '.repeat(40_000)}@x`)] },
  },
  failure: 'fell over an address of very many characters',
  effect:
    'A pattern that backtracks, or a parser that recurses, stops the whole process for one answer of one identity provider.',
  fix: 'Limit the length of a value before anything reads it (an address has at most 320 characters), and compare addresses without patterns.',
})
