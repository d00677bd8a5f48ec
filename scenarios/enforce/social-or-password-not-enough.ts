import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.social-or-password-not-enough',
  title: 'takes no other login for SSO',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['ASVS 6.3.4', 'Hub guide enforcement'],
  needs: ['has-enable', 'has-local-login', 'local-logout'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'logout', browser: 'hers' },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      browser: 'hers',
      expect: 'hidden',
      failure: 'took a password in a browser that it remembers for SSO',
    },
    { do: 'login', browser: 'fresh', atEntra: 'leave', expect: 'out' },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      browser: 'fresh',
      expect: 'hidden',
      failure: 'opened the private content to a member who turned back at Entra',
    },
    { do: 'login', browser: 'fresh', expect: 'in' },
  ],
  failure: 'opened the private content after a login that was not SSO',
  effect: 'Somebody whose account at Entra was locked goes on with the password of the product.',
  fix: "Keep the organisation's SSO in the session as a fact of its own. A login by password, link or another provider never sets it.",
})
