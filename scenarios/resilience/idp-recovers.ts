import { scenario } from '../../harness/scenario.ts'
import { discovery, jwks, tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'resilience.idp-recovers',
  title: 'lets people in again as soon as Entra is back, without a restart',
  level: 'MUST',
  basis: 'asvs',
  phase: 'lifecycle',
  references: ['ASVS 16.5.2'],
  steps: [
    { do: 'login', expect: 'in-or-out' },
    { do: 'login', who: 'max', expect: 'in-or-out' },
    { do: 'login', expect: 'in-or-out' },
    { do: 'tell-the-truth' },
    { do: 'login', expect: 'in' },
    { do: 'login', who: 'max', expect: 'in' },
  ],
  variants: {
    'metadata-document': { faults: [discovery.reset()] },
    'token-endpoint': { faults: [tokenResponse.reset()] },
    'key-set': { faults: [jwks.reset()] },
  },
  failure: 'kept {who} out although Entra was back',
  effect: 'A hiccup at Entra of two minutes becomes an outage until somebody restarts the product.',
  fix: 'Keep no failed answer and no failed connection: ask anew at the next login, and let a circuit breaker close by itself.',
})
