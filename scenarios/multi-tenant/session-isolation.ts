import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'multi-tenant.session-isolation',
  title: "opens no other organisation with one organisation's cookies",
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE-2026-45414', 'ASVS 6.8.1'],
  needs: ['multi-tenant', 'has-local-login'],
  world: { organisations: ['acme', 'globex'], globexMembers: ['mia'] },
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'copy-cookies', from: 'hers', to: 'copy', everywhere: true },
    { do: 'look', at: 'private', who: null, browser: 'copy', expect: 'shown' },
    { do: 'look', at: 'private', who: null, organisation: 'globex', browser: 'copy', expect: 'hidden' },
  ],
  failure: "opened an organisation's content with the cookies of another organisation's SSO",
  effect:
    'Who completes SSO for one organisation, which may be their own, is in all others of which they are a member.',
  fix: 'Write into what proves a completed SSO for which organisation it was, and compare that. The path of a cookie is no proof: whoever has the cookie chooses it.',
})
