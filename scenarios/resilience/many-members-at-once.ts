import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'resilience.many-members-at-once',
  title: 'keeps logins apart that happen at the same moment',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['ASVS 10.1.2'],
  controls: 'within',
  steps: [
    {
      do: 'login',
      crowd: ['mia', 'max', 'ada', 'mia', 'max', 'ada', 'mia', 'max', 'ada'],
      expect: 'in',
      failure:
        'kept {who} out, or took her for somebody else, when several people logged in at the same moment',
    },
    { do: 'login', crowd: ['max', 'mia', 'max', 'mia'], expect: 'in' },
  ],
  failure: 'mixed up people who logged in at the same moment',
  effect:
    'On Monday at nine members are refused, or see what belongs to a colleague; nobody can make it happen again.',
  fix: 'Keep everything about a login (state, nonce, verifier, claims) with its own transaction, and nothing in a variable that requests share.',
})
