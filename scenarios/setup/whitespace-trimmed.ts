import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.whitespace-trimmed',
  title: 'overlooks blanks around pasted values',
  level: 'SHOULD',
  basis: 'product',
  phase: 'setup',
  references: ['Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step'],
  steps: [
    { do: 'save', around: 'blanks' },
    { do: 'test', expect: 'green' },
  ],
  failure: 'did not turn green with blanks around the pasted values',
  effect: 'The administrator looks for hours at a secret that is right: the blank after it cannot be seen.',
  fix: 'Take blanks, line breaks and zero-width spaces off both ends of each field before you store it.',
})
