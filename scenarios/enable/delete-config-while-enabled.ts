import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enable.delete-config-while-enabled',
  title: 'never calls SSO enabled while blank settings leave the content open',
  level: 'MUST',
  basis: 'field',
  phase: 'lifecycle',
  references: ['ASVS 16.5.3'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'has-local-login'],
  controls: 'within',
  variants: {
    issuer: {
      steps: [
        { do: 'save', blank: ['issuerUrl'] },
        { do: 'look', at: 'private', who: 'mia', expect: 'hidden-if-enabled' },
        { do: 'save' },
        { do: 'test', expect: 'green' },
        { do: 'enable', expect: 'enabled' },
        { do: 'login', expect: 'in' },
      ],
    },
    everything: {
      steps: [
        { do: 'save', blank: ['clientId', 'clientSecret', 'issuerUrl'] },
        { do: 'look', at: 'private', who: 'mia', expect: 'hidden-if-enabled' },
        { do: 'save' },
        { do: 'test', expect: 'green' },
        { do: 'enable', expect: 'enabled' },
        { do: 'login', expect: 'in' },
      ],
    },
  },
  failure: 'opened private content after its settings had been blanked, and still called SSO enabled',
  effect: 'One slip in a form ends the protection for everybody, and nobody notices.',
  fix: 'Refuse blank fields while SSO is enabled, and decide who gets in by the switch alone, never by whether settings are there.',
})
