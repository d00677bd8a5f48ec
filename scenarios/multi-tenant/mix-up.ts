import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'multi-tenant.mix-up',
  title: "hands an honest provider's code to no hostile one",
  level: 'MUST',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 9700 4.4', 'RFC 9207 1'],
  needs: ['multi-tenant', 'has-local-login'],
  world: { organisations: ['acme', 'globex'], globexMembers: ['mia'] },
  journal: ['no-token-request'],
  steps: [
    { do: 'login', organisation: 'globex', who: 'mia', browser: 'hers', forwardedTo: 'acme' },
    { do: 'deliver', from: 'hers', browser: 'hers', who: 'mia', expect: 'out' },
  ],
  failure: 'finished a sign-in at one provider with the code of another',
  effect:
    "A hostile identity provider gets codes, and the secret, of an honest one, and with them its members' accounts.",
  fix: 'Use a redirect URI for each provider and compare it with the sign-in that the state belongs to; where the provider names itself ("iss"), compare that as well.',
})
