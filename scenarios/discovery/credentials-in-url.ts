import { type Step, scenario } from '../../harness/scenario.ts'

const pasted = (text: string): { readonly steps: readonly Step[] } => ({
  steps: [
    { do: 'save', paste: { text } },
    { do: 'test', expect: 'not-green' },
  ],
})

export default scenario({
  id: 'discovery.credentials-in-url',
  title: 'refuses an issuer with credentials or a fragment in it',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'setup',
  references: ['OIDC Discovery 3'],
  needs: ['has-settings-ui', 'has-test-step'],
  world: { canary: true },
  answers: ['canary-untouched'],
  variants: {
    credentials: pasted('https://user:word@{{entra.host}}/{{acme.tenant}}/v2.0'),
    fragment: pasted('{{acme.issuer}}#x'),
    'another-host-behind-at': pasted('https://login.microsoftonline.com@127.0.0.1:{{internal.port}}/v2.0'),
  },
  failure: 'took an issuer with credentials or a fragment in it',
  effect:
    'The address that a person reads is not the one that is asked: "https://trusted@evil" goes to evil.',
  fix: 'Refuse user name, password and fragment in the pasted URL, and say so at the field.',
})
