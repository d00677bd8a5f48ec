import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.private-needs-sso',
  title: 'keeps private content closed until a member has completed SSO',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide enforcement', 'Entra App Gallery 1A.1.7'],
  needs: ['has-enable', 'has-local-login'],
  steps: [{ do: 'look', at: 'private', who: 'mia', expect: 'hidden' }],
  failure: 'showed private content to a member who had not completed SSO',
  effect: 'A stolen or shared password of the product still opens the content that SSO is there to protect.',
  fix: 'Require a completed SSO of this browser for this organisation before any private content, whatever other login there was.',
})
