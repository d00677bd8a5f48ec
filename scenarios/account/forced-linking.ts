import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'account.forced-linking',
  title: 'links nobody to an account through the callback of somebody else',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE-2015-9284', 'RFC 9700 4.7', 'RFC 6749 10.12'],
  needs: ['has-local-login'],
  steps: [
    { do: 'lie', faults: [idToken.claim('email', '{{ada.email}}')] },
    { do: 'login', who: 'max', browser: 'attacker', hold: true },
    { do: 'deliver', from: 'attacker', browser: 'victim', who: 'ada', expect: 'out' },
    { do: 'tell-the-truth' },
    { do: 'login', who: 'ada', expect: 'in' },
    { do: 'login', who: 'ada', atEntra: 'max', expect: 'out' },
  ],
  failure:
    'took the callback of an attacker in the browser of an administrator, and linked his identity to her account',
  effect:
    'A link in a mail connects the identity of the attacker with the account of the reader; from then on he signs in as her.',
  fix: 'Bind "state" to the browser session that started the login, and refuse every callback whose state this browser does not know.',
})
