import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.unknown-claims',
  title: 'ignores claims that it does not know',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 2', 'Entra ID token claims'],
  faults: [
    idToken.claim('xms_unheard_of', { deep: ['claim', 1, null] }),
    idToken.claim('wids', ['b79fbf4d-3ef9-4689-8143-76b194e85509']),
  ],
  expect: 'accepted',
  failure: 'kept {who} out because of a claim that it may ignore',
  effect: 'Entra adds "xms_" claims without notice; each addition would break every login.',
  fix: 'Read the claims that you need and ignore the rest.',
})
