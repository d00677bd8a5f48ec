import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse, idToken, tokenResponse, userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'enable.refused-after-failed-test',
  title: 'refuses to enable settings whose test has failed',
  level: 'MUST',
  basis: 'product',
  phase: 'enable',
  references: ['Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  steps: [{ do: 'save' }, { do: 'test', expect: 'not-green' }, { do: 'enable', expect: 'not-enabled' }],
  besides: [userinfo.without('email')],
  variants: {
    'bad-signature': { faults: [idToken.signedBy('unknown-key-known-kid')] },
    'wrong-audience': { faults: [idToken.claim('aud', '00000000-0000-4000-8000-000000000000')] },
    'wrong-secret': { faults: [tokenResponse.refused(7000215)] },
    cancelled: { faults: [authorizationResponse.refused(65004)] },
    'no-address': { faults: [idToken.without('email')] },
  },
  failure: 'enabled settings whose test had failed',
  effect: 'The members are locked out by the very mistake that the test had found.',
  fix: 'Let the enable request itself check that the last test of the current revision ended well; a test that merely ended is not enough.',
})
