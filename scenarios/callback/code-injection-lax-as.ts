import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'
import { injectedCode } from '../injected-code.ts'

export default scenario({
  id: 'callback.code-injection-lax-as',
  title: 'refuses the code of another login also where the server forgets PKCE',
  level: 'SHOULD',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 9700 4.5.3.2', 'OIDC Core 3.1.3.7 (11)'],
  needs: ['has-local-login', 'sends-nonce'],
  faults: [tokenResponse.forgets('pkce')],
  variants: injectedCode,
  failure: 'completed a login with the ID token of another one',
  effect: 'Where a provider does not check PKCE, or a proxy drops it, stolen codes work.',
  fix: 'Compare "nonce" in the ID token with the one that you sent with this very login, whatever PKCE has shown.',
})
