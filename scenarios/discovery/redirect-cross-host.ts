import { type Step, scenario } from '../../harness/scenario.ts'
import { discovery, jwks } from '../../mock-idp/faults/fault.ts'

const steps: readonly Step[] = [{ do: 'save' }, { do: 'test', expect: 'not-green' }]

export default scenario({
  id: 'discovery.redirect-cross-host',
  title: 'follows no redirect of the metadata or the keys to another host',
  level: 'SHOULD',
  basis: 'field',
  phase: 'setup',
  references: ['CVE 2026-49478', 'ASVS 1.3.6'],
  needs: ['has-settings-ui', 'has-test-step'],
  world: { canary: true },
  answers: ['canary-untouched'],
  variants: {
    'metadata-302': { faults: [discovery.redirected('{{canary.url}}/metadata')], steps },
    'metadata-308': { faults: [discovery.redirected('{{canary.url}}/metadata', 308)], steps },
    'keys-307': { faults: [jwks.redirected('{{canary.url}}/keys', 307)], steps },
  },
  failure: 'followed a redirect of the identity provider to another host',
  effect:
    'Keys and endpoints come from a host that nobody approved, and a guard at the first address is passed.',
  fix: 'Switch redirects off in the client that fetches metadata, keys and tokens, or check every new address like the first.',
})
