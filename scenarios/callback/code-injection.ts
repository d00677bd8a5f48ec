import { scenario } from '../../harness/scenario.ts'
import { injectedCode } from '../injected-code.ts'

export default scenario({
  id: 'callback.code-injection',
  title: 'refuses the code of another login in the middle of its own',
  level: 'MUST',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 9700 4.5', 'RFC 7636 1', 'ASVS 10.1.2', 'CVE-2023-27490'],
  variants: injectedCode,
  failure: 'completed a login with a code that Entra had given to another browser',
  effect:
    'A code from a log, a referrer or a spied-on screen lets its finder in as the person to whom it belongs.',
  fix: 'Use PKCE with S256 and a nonce, both new for each login and kept with it: then a code only fits the login for which it was issued.',
})
