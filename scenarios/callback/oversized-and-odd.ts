import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.oversized-and-odd',
  title: 'withstands a callback with huge or strange values',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 6749 A.11'],
  needs: ['sends-state'],
  variants: {
    'code-of-8-kb': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { set: { code: 'x'.repeat(8000) } },
          expect: 'out',
        },
      ],
    },
    'address-of-100-kb': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { set: { code: 'x'.repeat(100_000) } },
          expect: 'out',
        },
      ],
    },
    'control-characters': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { set: { state: 'a\u0000b\u001b', code: '\u0000' } },
          expect: 'out',
        },
      ],
    },
    'other-alphabets': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { set: { state: '\u{1F511}\u202E\uFFFF' } },
          expect: 'out',
        },
      ],
    },
    'a-name-of-an-object': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { set: { state: '__proto__' } },
          expect: 'out',
        },
      ],
    },
    'no-values': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { set: { state: '', code: '' } },
          expect: 'out',
        },
      ],
    },
  },
  failure: 'let somebody in with a callback whose values were made up',
  effect: 'One request makes the product crash, for everybody.',
  fix: 'Treat the parameters of a callback as any text from outside: compare them with what you stored, and answer what fits nothing with a page, not with an exception.',
})
