import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.state-other-browser',
  title: 'refuses a callback that another browser started',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 9700 4.7', 'ASVS 10.1.2', 'CVE-2025-68158', 'CVE-2025-14546'],
  variants: {
    'another-member': {
      steps: [
        { do: 'login', who: 'max', browser: 'attacker', hold: true },
        { do: 'deliver', from: 'attacker', browser: 'victim', who: 'mia', expect: 'out' },
      ],
    },
    'the-same-member': {
      steps: [
        { do: 'login', who: 'mia', browser: 'first', hold: true },
        { do: 'deliver', from: 'first', browser: 'second', who: 'mia', expect: 'out' },
      ],
    },
  },
  failure: 'completed SSO in a browser that had never started it',
  effect:
    "Login CSRF: a link is enough to complete the attacker's login in the victim's browser, or the other way round.",
  fix: 'Keep "state" in the session of the browser that started the login, not in a store that all browsers share.',
})
