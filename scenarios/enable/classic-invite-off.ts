import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.classic-invite-off',
  title: 'lets nobody in by an old invitation without SSO',
  level: 'SHOULD',
  basis: 'product',
  phase: 'lifecycle',
  references: ['Hub guide enforcement'],
  needs: ['has-enable', 'has-invite-link', 'has-local-login'],
  controls: 'within',
  steps: [
    { do: 'login', by: 'invite-link', who: 'pat', atEntra: 'leave', browser: 'pat', expect: 'out' },
    { do: 'login', expect: 'in' },
    // Whether the invitation made a member shows where nobody is asked for SSO.
    { do: 'disable', expect: 'not-enabled' },
    {
      do: 'look',
      at: 'private',
      who: 'pat',
      browser: 'pat',
      expect: 'hidden',
      failure: 'made somebody a member by an old invitation, without SSO, while SSO was enabled',
    },
    { do: 'look', at: 'private', who: 'mia', expect: 'shown' },
  ],
  failure: 'opened private content to somebody who had an old invitation and no SSO',
  effect: 'Invitations from before SSO lie in old mails and chats: whoever finds one joins past Entra.',
  fix: 'Once SSO is enabled, send people from old invitations through SSO like the join link, or retire the invitations.',
})
