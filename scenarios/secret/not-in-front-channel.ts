import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'secret.not-in-front-channel',
  title: 'never sends the client secret through a browser',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['RFC 6749 2.3.1'],
  needs: ['has-settings-ui'],
  controls: 'within',
  steps: [
    { do: 'login', expect: 'in' },
    { do: 'login', atEntra: 'cancel', expect: 'out' },
  ],
  journal: ['secret-stays-home'],
  answers: ['secret-never-sent-by-browser'],
  failure: 'sent the client secret through the browser',
  effect: 'The secret stands in histories and logs, and whoever reads them can act as the product at Entra.',
  fix: 'Put the secret into the token request, which your server sends itself, and into nothing else.',
})
