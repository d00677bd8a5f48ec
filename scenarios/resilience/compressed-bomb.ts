import { scenario } from '../../harness/scenario.ts'
import { discovery, jwks, tokenResponse } from '../../mock-idp/faults/fault.ts'

const unpacked = 32_000_000

export default scenario({
  id: 'resilience.compressed-bomb',
  title: 'stops unpacking an answer that becomes far too long',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE 2025-61920', 'ASVS 13.2.6'],
  expect: 'refused',
  variants: {
    metadata: { faults: [discovery.compressedBomb(unpacked)] },
    'key-set': { faults: [jwks.compressedBomb(unpacked)] },
    'token-response': { faults: [tokenResponse.compressedBomb(unpacked)] },
  },
  failure: 'unpacked 32 MB that came as 32 kB, and let {who} in',
  effect:
    "A customer's identity provider sends a few kilobytes and fills the memory of your server, for everybody.",
  fix: 'Count the bytes again while they are unpacked, and stop after 1 MB at the latest. Libraries often count only what came over the wire.',
})
