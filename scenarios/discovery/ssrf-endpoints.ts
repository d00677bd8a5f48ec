import { type Step, scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

const inside = 'https://127.0.0.1:{{internal.port}}'
const steps: readonly Step[] = [{ do: 'save' }, { do: 'test' }, { do: 'enable' }, { do: 'login' }]
const pointing = (member: string) => ({
  faults: [discovery.member(member, `${inside}/${member}`)],
  steps,
})

export default scenario({
  id: 'discovery.ssrf-endpoints',
  title: 'asks no endpoint inside its own network that a metadata document names',
  level: 'MUST',
  basis: 'field',
  phase: 'setup',
  references: ['CVE 2026-53513', 'CVE 2026-41413', 'ASVS 1.3.6'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'egress-guard'],
  world: { canary: true },
  answers: ['canary-untouched'],
  variants: {
    token: pointing('token_endpoint'),
    keys: pointing('jwks_uri'),
    userinfo: pointing('userinfo_endpoint'),
    logout: pointing('end_session_endpoint'),
  },
  failure: 'connected to an address inside its own network because a metadata document named it',
  effect:
    'An identity provider of a customer sends your server wherever it likes, with a secret in the request.',
  fix: 'Put every request to an identity provider through the same guard: metadata, keys, tokens, UserInfo and logout alike.',
})
