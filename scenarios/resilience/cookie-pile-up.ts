import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'resilience.cookie-pile-up',
  title: 'lets a member in after forty logins that were never finished',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['GitHub auth0/express-openid-connect#43', 'ASVS 3.3.5'],
  steps: [
    { do: 'login', browser: 'hers', hold: true, times: 40 },
    { do: 'login', browser: 'hers', expect: 'in' },
  ],
  answers: ['cookies-fit'],
  failure: 'did not let {who} in after many logins that were never finished',
  effect:
    'A page that reloads itself in the background leaves so many cookies behind that the server refuses every request of that browser (431), until its cookies are deleted by hand.',
  fix: 'Keep logins on their way under the session on the server, a few for each browser, or delete the oldest cookies when a new login starts.',
})
