import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.speculative-request',
  title: 'lets a link scanner before the browser spoil nothing',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['AADSTS 54005'],
  variants: {
    head: {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        { do: 'deliver', from: 'mine', browser: 'mine', who: 'mia', scannedBy: 'HEAD', expect: 'in' },
      ],
    },
    get: {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        { do: 'deliver', from: 'mine', browser: 'mine', who: 'mia', scannedBy: 'GET', expect: 'in' },
      ],
    },
  },
  journal: ['one-login'],
  failure: 'did not let {who} in after a link scanner had opened the callback without any cookie',
  effect:
    'Members whose company scans links, or whose browser fetches ahead, cannot sign in: the code is used up.',
  fix: "Look the login up by the browser's session first; use up neither login nor code for a request that has no such session.",
})
