import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.guest-user',
  title: 'recognises guests of the tenant by their own address',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra ID token claims', 'Entra optional claims'],
  world: {
    guests: ['mia'],
    optionalClaims: [{ name: 'upn', additionalProperties: ['include_externally_authenticated_upn'] }, 'acct'],
  },
  expect: 'accepted',
  failure: 'did not recognise {who}, who is a guest in the tenant',
  effect:
    'Guests have a user name such as mia_home.example#EXT#@tenant.example: taken for an address it belongs to nobody.',
  fix: 'Read "email" for the address, and "oid" with "tid" or "sub" with "iss" for the person; never parse a user name.',
})
