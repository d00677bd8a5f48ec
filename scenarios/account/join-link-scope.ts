import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.join-link-scope',
  title: 'lets a join link count for its own organisation only',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide join link'],
  needs: ['has-join-link', 'multi-tenant', 'invitation-only'],
  world: { organisations: ['acme', 'globex'], globexAsserts: ['pat'] },
  steps: [
    { do: 'login', by: 'join-link', who: 'pat', browser: 'pat', hold: true },
    { do: 'login', organisation: 'globex', who: 'pat', browser: 'pat', expect: 'out' },
    { do: 'look', at: 'private', who: 'pat', browser: 'pat', expect: 'hidden' },
    { do: 'login', by: 'join-link', who: 'pat', expect: 'in' },
  ],
  failure:
    'let a join link open another organisation than its own, or by the word of another identity provider',
  effect: 'With one invitation somebody enters organisations that never invited them.',
  fix: 'Keep the wish to join in the same record as "state", with the organisation; never in the session or the account.',
})
