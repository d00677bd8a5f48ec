import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.per-org',
  title: 'counts SSO only for the organisation for which it was completed',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide enforcement', 'ASVS 6.8.1'],
  needs: ['multi-tenant'],
  world: { organisations: ['acme', 'globex'], globexMembers: ['mia'] },
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      organisation: 'globex',
      browser: 'hers',
      expect: 'hidden',
    },
    { do: 'login', who: 'mia', organisation: 'globex', browser: 'hers', expect: 'in' },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      browser: 'hers',
      expect: 'shown',
      failure: "forgot one organisation's SSO when another one's was completed",
    },
  ],
  failure: "opened an organisation's private content after SSO for another organisation",
  effect:
    "One organisation's identity provider, which its own administrator controls, opens every other organisation's content.",
  fix: 'Keep the completed SSO per organisation, and look it up by the organisation whose content is asked for.',
})
