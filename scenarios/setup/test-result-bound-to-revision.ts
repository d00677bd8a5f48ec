import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.test-result-bound-to-revision',
  title: 'counts a test only for the settings with which it began',
  level: 'MUST',
  basis: 'field',
  phase: 'test',
  references: ['Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'has-local-login'],
  controls: 'within',
  steps: [
    // The administrator is at Entra when other settings are saved in another browser.
    { do: 'save' },
    { do: 'post-settings', what: 'save', who: 'ada', expect: 'not-green' },
    { do: 'test', expect: 'not-green' },
    {
      do: 'enable',
      expect: 'not-enabled',
      failure: 'let settings be enabled that were saved while a test of others was on its way',
    },
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'enable', expect: 'enabled' },
    { do: 'login', expect: 'in' },
  ],
  failure: 'showed the green check mark for settings that were saved while a test of others was on its way',
  effect: 'Settings that nobody has ever tested are green, are enabled, and lock every member out.',
  fix: 'Give every change of the settings a revision, keep it with the test that begins, and throw the result away when it is another one at the end.',
})
