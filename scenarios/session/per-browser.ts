import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.per-browser',
  title: 'counts SSO only in the browser in which it was completed',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide enforcement'],
  needs: ['has-local-login'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'look', at: 'private', who: 'mia', browser: 'another', expect: 'hidden' },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'shown' },
  ],
  failure: 'took SSO in one browser for SSO in another one of the same account',
  effect: 'Whoever has the password of a member is in as long as the member is, without any login at Entra.',
  fix: "Keep the completed SSO in the browser's session, never at the account.",
})
