import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'token.redirect',
  title: 'sends code and secret nowhere else when the token endpoint redirects',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 9700 4.12', 'CVE-2026-49478'],
  world: { canary: true },
  expect: 'refused',
  variants: {
    307: { faults: [tokenResponse.redirected('{{canary.url}}/token', 307)] },
    308: { faults: [tokenResponse.redirected('{{canary.url}}/token', 308)] },
    302: { faults: [tokenResponse.redirected('{{canary.url}}/token', 302)] },
  },
  answers: ['canary-untouched'],
  failure: 'let {who} in with what another server than the token endpoint had answered',
  effect: 'Whoever can make the endpoint redirect gets the code and the client secret.',
  fix: 'Switch redirects off in the HTTP client that talks to the token endpoint: an honest one never redirects.',
})
