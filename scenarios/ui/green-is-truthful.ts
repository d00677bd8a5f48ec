import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'ui.green-is-truthful',
  title: 'shows green only when the last test of the stored values passed',
  level: 'MUST',
  basis: 'product',
  phase: 'test',
  references: ['Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step'],
  controls: 'within',
  steps: [
    { do: 'save', expect: 'not-green', failure: 'showed the green check mark before any test' },
    {
      do: 'test',
      atEntra: 'cancel',
      expect: 'not-green',
      failure: 'showed the green check mark after a test that was cancelled',
    },
    { do: 'test', expect: 'green', failure: 'did not show the green check mark after a test that passed' },
    {
      do: 'save',
      secret: 'wrong',
      expect: 'not-green',
      failure: 'kept the green check mark after the secret was changed',
    },
    {
      do: 'test',
      expect: 'not-green',
      failure: 'showed the green check mark although the new secret was refused',
    },
    { do: 'save', secret: 'current' },
    { do: 'test', expect: 'green', failure: 'did not turn green again with the right secret' },
  ],
  failure: 'showed a status that the last test does not bear out',
  effect: 'Administrators trust the check mark and enable settings that do not work.',
  fix: 'Store with a test which revision of the settings it tested, and derive the check mark from the last test of the current revision.',
})
