import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.external-collaborator',
  title: 'lets external collaborators in without SSO, and only where they are members',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide user management'],
  needs: ['has-enable', 'has-local-login', 'external-collaborators', 'multi-tenant'],
  world: { organisations: ['acme', 'globex'] },
  controls: 'within',
  steps: [
    { do: 'look', at: 'private', who: 'max', expect: 'hidden' },
    { do: 'exempt', who: 'max' },
    {
      do: 'look',
      at: 'private',
      who: 'max',
      browser: 'his',
      expect: 'shown',
      failure: 'asked an external collaborator for SSO, whom the identity provider does not know',
    },
    {
      do: 'look',
      at: 'private',
      who: 'max',
      browser: 'his',
      organisation: 'globex',
      expect: 'hidden',
      failure: "opened another organisation's private content to an external collaborator",
    },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      expect: 'hidden',
      failure: 'asked nobody for SSO any more, because one member is exempt',
    },
  ],
  failure: 'showed private content to a member without SSO',
  effect:
    'Partners without an account at Entra are locked out, or the exemption of one opens a door for others.',
  fix: 'Keep the exemption with the membership of one person in one organisation. It takes the place of SSO and of no other check.',
})
