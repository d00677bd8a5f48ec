import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse, discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'entra.tenant-gone',
  title: 'stays closed when the tenant is no more',
  level: 'MUST',
  basis: 'entra',
  phase: 'lifecycle',
  references: ['AADSTS 90002'],
  expect: 'refused',
  variants: {
    metadata: {
      faults: [
        discovery.answer(400, {
          error: 'invalid_tenant',
          error_description:
            'AADSTS90002: Tenant not found. Check to make sure you have the correct tenant ID.',
          error_codes: [90002],
        }),
      ],
    },
    'sign-in': { faults: [authorizationResponse.refusedOnPage(90002)] },
  },
  failure: 'let {who} in although the tenant does not exist any more',
  effect:
    'A customer who closes their tenant, or renames it, opens their private content to everybody with an old account.',
  fix: 'Fail closed: without a login at Entra nobody is in. Say on the page that the identity provider does not know the tenant, and leave administrators a way to the settings.',
})
