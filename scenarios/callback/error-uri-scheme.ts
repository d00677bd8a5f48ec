import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.error-uri-scheme',
  title: 'makes no link of an address in a callback',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 6749 4.1.2.1', 'Entra error codes'],
  variants: {
    script: {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: {
            drop: ['code'],
            set: { error: 'server_error', error_description: 'x', error_uri: 'javascript:gc-planted' },
          },
          expect: 'out',
        },
      ],
    },
    'another-site': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: {
            drop: ['code'],
            set: { error: 'server_error', error_description: 'x', error_uri: 'https://evil.example/help' },
          },
          expect: 'out',
        },
      ],
    },
  },
  answers: ['no-planted-links', 'markup-inert'],
  failure: 'signed somebody in with a callback that was an error',
  effect:
    "Your own error page sends people to a site of the attacker's, or runs a script when they ask for help.",
  fix: 'Do not use "error_uri" at all; link to a help page of your own.',
})
