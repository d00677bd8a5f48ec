import { scenario } from '../../harness/scenario.ts'
import {
  authorizationResponse,
  discovery,
  idToken,
  jwks,
  tokenResponse,
} from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'ui.error-discloses-nothing',
  title: 'shows nothing of its inside when a login fails',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 16.5.1', 'CVE 2021-45325'],
  expect: 'refused',
  variants: {
    'token-endpoint-broken': { faults: [tokenResponse.answer(500, '<h1>Oops</h1>', 'text/html')] },
    'token-endpoint-reset': { faults: [tokenResponse.reset()] },
    'not-json': { faults: [tokenResponse.truncated()] },
    'secret-refused': { faults: [tokenResponse.refused(7000215)] },
    'key-set-broken': { faults: [jwks.truncated()] },
    'metadata-broken': { faults: [discovery.truncated()] },
    'wrong-audience': { faults: [idToken.claim('aud', '00000000-0000-4000-8000-00000000beef')] },
    'odd-claims': {
      faults: [idToken.claim('sub', { id: ['mia'] }), idToken.claim('email', { address: ['mia'] })],
    },
    'refused-at-entra': { faults: [authorizationResponse.refused(50105)] },
  },
  answers: ['nothing-disclosed', 'tokens-stay-on-server', 'secret-never-shown'],
  failure: 'let {who} in although the login had failed',
  effect:
    'Stack traces, paths and inner addresses tell an attacker what to try next, and logs of browsers keep them.',
  fix: 'Catch every failure of the login in one place, show words of your own with an id to look up, and write the details to the log only.',
})
