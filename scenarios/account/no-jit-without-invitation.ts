import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.no-jit-without-invitation',
  title: 'makes nobody a member whom nobody invited',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide join link'],
  needs: ['invitation-only'],
  steps: [
    { do: 'login', who: 'pat', browser: 'pat', expect: 'out' },
    { do: 'look', at: 'private', who: 'pat', browser: 'pat', expect: 'hidden' },
  ],
  failure: "made somebody a member only because the organisation's directory knows the person",
  effect:
    'Every guest and every service account of the directory gets into the organisation, and takes a seat that somebody pays.',
  fix: 'Ask for the membership before the sign-in begins and again when it ends; create one only for an invitation or the join link.',
})
