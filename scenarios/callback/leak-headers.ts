import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.leak-headers',
  title: 'takes the code out of the address bar and keeps it to itself',
  level: 'SHOULD',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 9700 4.2.4', 'RFC 9700 4.3.1'],
  needs: ['sends-state'],
  variants: {
    'a-login': { steps: [{ do: 'login', expect: 'in' }] },
    'an-error': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { set: { state: 'made-up' } },
          expect: 'out',
        },
      ],
    },
  },
  answers: ['code-stays-on-callback'],
  failure: 'did not let {who} in although everything was right',
  effect: 'The code stays in the history, and every picture and script of the page gets it as referrer.',
  fix: 'Answer a callback with a redirect to an address without it, and send "Referrer-Policy: no-referrer" and "Cache-Control: no-store" with an error.',
})
