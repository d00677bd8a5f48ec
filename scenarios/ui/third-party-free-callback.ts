import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'ui.third-party-free-callback',
  title: 'loads nothing of strangers on callback and settings pages',
  level: 'SHOULD',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 9700 4.2.4', 'RFC 6749 3.1.2.5', 'ASVS 3.4.3'],
  needs: ['sends-state'],
  environment: 'browser',
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', hold: true },
    {
      do: 'deliver',
      from: 'hers',
      browser: 'hers',
      who: 'mia',
      change: { set: { state: 'made-up' } },
      expect: 'out',
    },
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'look', at: 'settings', who: 'ada', expect: 'shown' },
  ],
  answers: ['no-third-party-requests'],
  failure: 'let somebody in with a made-up state',
  effect: 'The script of a stranger reads the code in the address, or the client secret that is being typed.',
  fix: 'Keep analytics, chat and fonts of others off callback and settings pages, and say so in a Content-Security-Policy ("default-src \'self\'").',
})
