import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'multi-tenant.foreign-org-response',
  title: "takes no answer of one organisation's provider for another organisation",
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['RFC 9700 4.4', 'ASVS 6.8.1', 'ASVS 10.2.2'],
  needs: ['multi-tenant', 'has-local-login'],
  world: { organisations: ['acme', 'globex'], globexMembers: ['mia'] },
  journal: ['no-token-request'],
  variants: {
    'a-stranger': {
      steps: [
        { do: 'login', organisation: 'globex', who: 'eve', browser: 'eve', hold: true },
        { do: 'deliver', from: 'eve', browser: 'eve', who: 'eve', redirectUriOf: 'acme', expect: 'out' },
      ],
    },
    'a-member-of-both': {
      steps: [
        { do: 'login', organisation: 'globex', who: 'mia', browser: 'hers', hold: true },
        { do: 'deliver', from: 'hers', browser: 'hers', who: 'mia', redirectUriOf: 'acme', expect: 'out' },
      ],
    },
  },
  failure: "took the answer of another organisation's identity provider for its own",
  effect:
    "The administrator of any organisation makes their own identity provider open another organisation's content.",
  fix: 'Give each organisation a redirect URI of its own, keep the organisation with the state, and refuse an answer that arrives at another one before the code is sent anywhere.',
})
