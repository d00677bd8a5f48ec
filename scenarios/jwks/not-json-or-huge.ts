import { scenario } from '../../harness/scenario.ts'
import { jwks } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'jwks.not-json-or-huge',
  title: 'bounds what it reads as a key set',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 16.5.2', 'CVE-2025-61920'],
  needs: ['has-public-content'],
  steps: [
    { do: 'roll-keys' },
    { do: 'login', expect: 'out' },
    { do: 'look', at: 'public', who: null, expect: 'shown' },
  ],
  variants: {
    html: { faults: [jwks.answer(200, '<!doctype html><h1>Proxy login</h1>', 'text/html')] },
    'broken-json': { faults: [jwks.answer(200, '{"keys": [{')] },
    huge: { faults: [jwks.member('keys', []), jwks.oversized(4_000_000)] },
  },
  failure: 'signed {who} in, or broke, when the key set was no key set',
  effect: "One customer's provider can fill the memory of your server, or stop the logins of all others.",
  fix: 'Limit time and size of every answer that you fetch, parse it as JSON, and refuse the login when that fails.',
})
