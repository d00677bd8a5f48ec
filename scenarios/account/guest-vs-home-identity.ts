import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'account.guest-vs-home-identity',
  title: 'tells a guest apart from the same person in the home tenant',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra ID token claims', 'Entra access tokens'],
  world: { organisations: ['acme', 'globex'], guests: ['mia'] },
  faults: [
    idToken.claim('iss', '{{globex.issuer}}'),
    idToken.claim('tid', '{{globex.tenant}}'),
    idToken.claim('oid', { $honest: 'altered' }),
  ],
  expect: 'refused',
  failure: 'took a token of the home tenant for one of the tenant in which {who} is a guest',
  effect: 'Any tenant can hold a person with that address: its administrator gets in as the guest.',
  fix: 'Accept only the issuer of the configured tenant, for guests as for members; the address proves nothing about the tenant.',
})
