import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.no-cached-content',
  title: 'shows nothing private by the button "Back" after signing out',
  level: 'SHOULD',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 14.3.1', 'ASVS 14.3.2'],
  needs: ['local-logout'],
  environment: 'browser',
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'open-private', browser: 'hers', expect: 'shown' },
    { do: 'logout', browser: 'hers' },
    { do: 'go-back', browser: 'hers', expect: 'hidden' },
  ],
  failure: 'showed private content by the button "Back" after {who} had signed out',
  effect: 'On a shared computer the next person presses "Back" and reads what the last one had open.',
  fix: 'Send "Cache-Control: no-store" with every page that differs by who is signed in.',
})
