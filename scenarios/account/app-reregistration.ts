import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.app-reregistration',
  title: 'lets members in again after the application was registered anew',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'lifecycle',
  references: ['Entra ID token claims'],
  needs: ['keeps-accounts'],
  steps: [
    { do: 'login', expect: 'in' },
    { do: 're-register' },
    { do: 'save' },
    { do: 'test', expect: 'green' },
    { do: 'login', expect: 'in' },
  ],
  failure: 'locked {who} out after the application had been registered anew in Entra',
  effect:
    'At Entra "sub" is made for each application: with another client ID all members come with another one, and all are refused at once.',
  fix: 'Let a link belong to the client ID as well, so that a new registration starts with new links; or compare "oid" with "tid".',
})
