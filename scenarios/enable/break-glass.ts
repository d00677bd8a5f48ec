import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'enable.break-glass',
  title: 'lets the administrator disable SSO while Entra is down',
  level: 'MUST',
  basis: 'field',
  phase: 'lifecycle',
  references: ['ASVS 16.5.3', 'Hub guide Entra ID', 'Entra App Gallery 1A.1.7'],
  needs: ['has-enable', 'has-local-login', 'break-glass'],
  faults: [tokenResponse.reset()],
  steps: [
    { do: 'login', expect: 'out' },
    {
      do: 'look',
      at: 'settings',
      who: 'ada',
      expect: 'shown',
      failure: 'closed the settings to the administrator while Entra was down',
    },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      expect: 'hidden',
      failure: 'opened private content to members while Entra was down',
    },
    {
      do: 'disable',
      expect: 'not-enabled',
      failure: 'could not be disabled while Entra was down',
    },
    {
      do: 'look',
      at: 'private',
      who: 'mia',
      expect: 'shown',
      failure: 'kept members out after SSO had been disabled because Entra was down',
    },
    { do: 'enable', expect: 'enabled' },
  ],
  failure: 'left nobody a way in while Entra was down',
  effect:
    'An outage, an expired secret or a deleted application locks out everybody, and support has to edit the database.',
  fix: "Open the SSO settings to administrators by the product's own login alone, and nothing else.",
})
