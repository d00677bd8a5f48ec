import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.join-link-happy',
  title: 'makes people members who complete SSO at the join link',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide join link'],
  needs: ['has-join-link'],
  steps: [
    { do: 'login', by: 'join-link', who: 'pat', expect: 'in' },
    { do: 'login', who: 'pat', expect: 'in' },
  ],
  failure: 'did not let somebody join who had completed SSO at the join link',
  effect: 'New colleagues cannot get in without an administrator who invites each of them.',
  fix: 'Remember with the sign-in that it began at the join link, and make the account a member with the default role once the ID token is validated.',
})
