import { type Step, scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

const steps: readonly Step[] = [{ do: 'save' }, { do: 'test', expect: 'not-green' }]
const pointing = (member: string) => ({
  faults: [discovery.member(member, `{{canary.url}}/${member}`)],
  steps,
})

export default scenario({
  id: 'discovery.endpoint-downgraded-http',
  title: 'asks no endpoint without TLS, whatever the metadata says',
  level: 'MUST',
  basis: 'field',
  phase: 'setup',
  references: ['RFC 6749 3.2', 'CVE 2022-39339', 'CVE 2023-1584'],
  needs: ['has-settings-ui', 'has-test-step'],
  world: { canary: true },
  answers: ['canary-untouched'],
  variants: { token: pointing('token_endpoint'), keys: pointing('jwks_uri') },
  failure: 'asked an endpoint over http, without TLS, because the metadata named it',
  effect:
    'The client secret and the code, or the keys that prove who signs in, go over the network in clear text.',
  fix: 'Refuse a metadata document whose endpoints do not begin with https://, before any of them is used.',
})
