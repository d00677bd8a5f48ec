import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.sub-case-sensitive',
  title: 'compares the subject to the letter, case included',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 2', 'CVE-2025-24399'],
  needs: ['keeps-accounts'],
  faults: [idToken.claim('sub', { $honest: 'upper-case' })],
  expect: 'refused',
  failure: 'took another subject for {who}, because it differs from hers only in the case of its letters',
  effect:
    'Identifiers that differ in case belong to different people: one of them gets into the account of the other.',
  fix: 'Compare "sub" (and "oid") octet by octet; mind that many databases compare text without regard to case by default.',
})
