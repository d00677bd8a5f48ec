import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'token.not-exposed-to-browser',
  title: 'keeps the tokens of Entra on the server',
  level: 'SHOULD',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 10.1.1', 'CVE-2024-39315'],
  steps: [
    { do: 'login', browser: 'mine', expect: 'in' },
    { do: 'look', at: 'private', who: 'mia', browser: 'mine', expect: 'shown' },
  ],
  answers: ['tokens-stay-on-server'],
  failure: 'did not let {who} in although everything was right',
  effect:
    'A script in a page, a shared computer or a log gets a token that opens the mailbox or other products.',
  fix: 'Give the browser a random session identifier only. Throw tokens away once you have read them, or keep them on the server.',
})
