import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.admin-revocation',
  title: "ends a member's sessions at once when an administrator says so",
  level: 'MAY',
  basis: 'asvs',
  phase: 'lifecycle',
  references: ['ASVS 7.4.5'],
  needs: ['admin-session-revoke'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'login', who: 'max', browser: 'his', expect: 'in' },
    { do: 'end-sessions', who: 'mia' },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'hidden' },
    {
      do: 'look',
      at: 'private',
      who: 'max',
      browser: 'his',
      expect: 'shown',
      failure: 'ended the sessions of everybody when an administrator ended those of one member',
    },
    { do: 'login', browser: 'again', expect: 'in' },
  ],
  failure: 'let {who} go on after an administrator had ended her sessions',
  effect:
    'A stolen notebook stays signed in until the session timeout, although everybody knows that it is stolen.',
  fix: 'Keep on the server since when sessions of a member count, and compare it at every request; a list of cookies to delete is not enough.',
})
