import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.other-org-untouched',
  title: 'asks for SSO only in the organisation that has enabled it',
  level: 'MUST',
  basis: 'product',
  phase: 'enable',
  references: ['Hub guide enforcement'],
  needs: ['has-enable', 'has-local-login', 'multi-tenant'],
  world: { organisations: ['acme', 'globex'], globexMembers: ['mia'] },
  controls: 'within',
  steps: [
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'enable', expect: 'enabled' },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      browser: 'hers',
      expect: 'hidden',
      failure: 'left private content open after SSO was enabled',
    },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      organisation: 'globex',
      browser: 'hers',
      expect: 'shown',
      failure: "closed an organisation's content that has no SSO, because its member belongs to one that has",
    },
    { do: 'login', browser: 'hers', expect: 'in' },
  ],
  failure: 'did not keep to the organisation that has enabled SSO',
  effect: 'One customer who enables SSO locks people out of what they do for others.',
  fix: "Ask the settings of the organisation whose content it is, never the person's other memberships.",
})
