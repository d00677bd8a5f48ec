import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'authz.pkce-no-downgrade',
  title: 'does not fall back to weaker PKCE when the metadata offers less',
  level: 'MUST',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 9700 2.1.1', 'RFC 7636 7.2'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  arrange: 'nothing',
  controls: 'within',
  variants: Object.fromEntries(
    Object.entries({
      'only-plain': discovery.member('code_challenge_methods_supported', ['plain']),
      'not-said': discovery.without('code_challenge_methods_supported'),
      'an-empty-list': discovery.member('code_challenge_methods_supported', []),
    }).map(([name, fault]) => [
      name,
      {
        steps: [
          { do: 'lie', faults: [fault] },
          { do: 'save' },
          { do: 'test', expect: 'green' },
          { do: 'enable', expect: 'enabled' },
          { do: 'login', expect: 'in' },
        ],
      },
    ]),
  ),
  journal: ['pkce-never-downgraded'],
  failure: 'did not let {who} in because of what the metadata says about PKCE',
  effect:
    'Whoever can change the metadata, or an administrator of Entra who knows nothing about it, switches the protection of codes off.',
  fix: 'Always send an S256 challenge, whatever the metadata says about it. Servers that do not know PKCE ignore it.',
})
