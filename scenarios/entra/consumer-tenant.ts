import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'entra.consumer-tenant',
  title: 'refuses the tenant of personal accounts in the place of its own',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra ID token claims', 'Entra access tokens', 'OIDC Core 3.1.3.7 (2)'],
  faults: [
    idToken.claim('iss', { $issuerOf: '9188040d-6c67-4c5b-b112-36a304b66dad' }),
    idToken.claim('tid', '9188040d-6c67-4c5b-b112-36a304b66dad'),
  ],
  expect: 'refused',
  failure: 'signed {who} in with an ID token of the tenant of personal Microsoft accounts',
  effect:
    'Anybody can open a personal Microsoft account and is then a tenant member as far as the product can tell.',
  fix: 'Compare "iss" with the issuer of the configured tenant, to the letter. The tenant 9188040d-… holds all personal accounts: no exception for it.',
})
