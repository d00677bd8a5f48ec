import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'ui.status-not-colour-only',
  title: 'says in words whether the test has passed',
  level: 'MAY',
  basis: 'product',
  phase: 'test',
  references: ['WCAG 2.2 1.4.1'],
  needs: ['has-settings-ui', 'has-test-step'],
  controls: 'within',
  steps: [
    { do: 'save', expect: 'not-green' },
    { do: 'test', expect: 'green' },
  ],
  answers: ['status-in-words'],
  failure: 'did not turn green although everything was right',
  effect: 'Who cannot tell the colours apart, or has the page read aloud, does not know whether SSO works.',
  fix: 'Write "Tested", "Test failed" or "Not tested" beside the mark, as text.',
})
