import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'multi-tenant.evil-idp-asserts-victim',
  title: "gives an organisation's identity provider no say over others",
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 6.8.1', 'CVE-2026-53513'],
  needs: ['multi-tenant', 'has-local-login'],
  world: { organisations: ['acme', 'globex'], globexAsserts: ['mia'] },
  steps: [
    { do: 'login', organisation: 'globex', who: 'eve', atEntra: 'mia', browser: 'eve', expect: 'out' },
    { do: 'look', at: 'private', who: 'eve', browser: 'eve', expect: 'hidden' },
  ],
  failure: 'let the identity provider of one organisation sign in a member of another',
  effect:
    'Self-service SSO makes every customer an operator of an identity provider; one hostile one takes every account over.',
  fix: 'Accept an assertion only for the organisation whose settings it came through, and only for the account that is logged in or linked there.',
})
