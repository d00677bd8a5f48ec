import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.initiation-csrf',
  title: 'completes no login that a page of another site started unseen',
  level: 'SHOULD',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 7.6.2', 'CVE-2015-9284'],
  environment: 'browser',
  controls: 'within',
  variants: {
    image: {
      steps: [
        { do: 'login', browser: 'hers', atEntra: 'mia', hold: true },
        { do: 'embed-login', as: 'image', browser: 'hers' },
        { do: 'open-private', browser: 'hers', expect: 'hidden' },
        { do: 'login', browser: 'hers', expect: 'in' },
      ],
    },
    frame: {
      steps: [
        { do: 'login', browser: 'hers', atEntra: 'mia', hold: true },
        { do: 'embed-login', as: 'frame', browser: 'hers' },
        { do: 'open-private', browser: 'hers', expect: 'hidden' },
        { do: 'login', browser: 'hers', expect: 'in' },
      ],
    },
  },
  failure: 'completed a login that a page of another site had started in the background',
  effect: 'A page that somebody happens to open signs them in, or links an account, without their knowing.',
  fix: 'Let the session cookie be SameSite=Lax, so that nothing embedded in other sites carries it, and start what links accounts by a form of your own only.',
})
