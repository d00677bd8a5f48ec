import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.unsolicited-error-harmless',
  title: 'lets nobody end a session with a stray error',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['RFC 9700 4.7'],
  needs: ['has-local-login'],
  variants: {
    'after-a-login': {
      steps: [
        { do: 'login', who: 'max', browser: 'attacker', hold: true },
        { do: 'login', browser: 'mine', expect: 'in' },
        {
          do: 'deliver',
          from: 'attacker',
          browser: 'mine',
          who: 'mia',
          change: { drop: ['code'], set: { error: 'access_denied', error_description: 'x' } },
        },
        { do: 'look', at: 'private', who: 'mia', browser: 'mine', expect: 'shown' },
      ],
    },
    'during-a-login': {
      steps: [
        { do: 'login', who: 'max', browser: 'attacker', hold: true },
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'attacker',
          browser: 'mine',
          who: 'mia',
          change: { drop: ['code', 'state'], set: { error: 'access_denied', error_description: 'x' } },
        },
        { do: 'deliver', from: 'mine', browser: 'mine', who: 'mia', expect: 'in' },
      ],
    },
  },
  failure: 'let an error that it never asked for end the session, or the login, of somebody else',
  effect: 'An image on any site signs your members out, or keeps them from signing in.',
  fix: 'Change nothing when a callback belongs to no login of this browser: neither the session nor other logins.',
})
