import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.concurrent-first-login',
  title: 'takes two first logins of one person at the same moment',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 2.3.3'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'one', hold: true },
    { do: 'login', browser: 'two', hold: true },
    {
      do: 'deliver',
      from: 'one',
      browser: 'one',
      alongside: 'two',
      who: 'mia',
      expect: 'in',
      failure: 'let only one of two first logins in that came at the same moment',
    },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      browser: 'two',
      expect: 'shown',
      failure: 'let only one of two first logins in that came at the same moment',
    },
    { do: 'login', expect: 'in' },
  ],
  failure: 'let only one of two first logins in that came at the same moment',
  effect: 'A person with two tabs or devices meets an error page on the first day, or gets two accounts.',
  fix: 'Put a unique index on issuer and sub, and where the insert finds one already there, read it and go on.',
})
