import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.join-link-needs-sso',
  title: 'lets nobody join before SSO is completed',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide join link'],
  needs: ['has-join-link'],
  variants: {
    cancelled: {
      steps: [
        { do: 'login', by: 'join-link', who: 'pat', atEntra: 'cancel', browser: 'pat', expect: 'out' },
        { do: 'disable' },
        { do: 'look', at: 'private', who: 'pat', browser: 'pat', expect: 'hidden' },
      ],
    },
    'somebody-else-at-entra': {
      steps: [
        { do: 'login', by: 'join-link', who: 'pat', atEntra: 'max', browser: 'pat', expect: 'out' },
        { do: 'disable' },
        { do: 'look', at: 'private', who: 'pat', browser: 'pat', expect: 'hidden' },
      ],
    },
  },
  controls: 'within',
  failure: 'made somebody a member who had opened the join link and not completed SSO',
  effect: 'The link alone opens the organisation: whoever finds it in a mail or a log is a member.',
  fix: 'Add the membership at the end of the login, in the same step as the session, and at no other place.',
})
