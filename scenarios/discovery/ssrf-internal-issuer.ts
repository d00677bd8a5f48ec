import { type Step, scenario } from '../../harness/scenario.ts'

const pasted = (host: string): { readonly steps: readonly Step[] } => ({
  steps: [
    { do: 'save', paste: { text: `https://${host}:{{internal.port}}/v2.0` } },
    { do: 'test', expect: 'not-green' },
  ],
})

export default scenario({
  id: 'discovery.ssrf-internal-issuer',
  title: 'sends no request into its own network, however the address is spelt',
  level: 'MUST',
  basis: 'field',
  phase: 'setup',
  references: ['ASVS 1.3.6', 'CVE 2026-53513'],
  needs: ['has-settings-ui', 'has-test-step', 'egress-guard'],
  world: { canary: true },
  answers: ['canary-untouched'],
  variants: {
    loopback: pasted('127.0.0.1'),
    unspecified: pasted('0.0.0.0'),
    decimal: pasted('2130706433'),
    octal: pasted('0177.0.0.1'),
    'ipv4-in-ipv6': pasted('[::ffff:127.0.0.1]'),
    name: pasted('localhost'),
  },
  failure: 'connected to an address inside its own network that an administrator had entered as the issuer',
  effect: 'Every customer can map your network and talk to services in it that trust whoever is inside.',
  fix: 'Resolve the name, look at every address it has, and refuse private, loopback and link-local ones in the connection itself, not in the text.',
})
