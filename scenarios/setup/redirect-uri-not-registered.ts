import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'setup.redirect-uri-not-registered',
  title: 'does not go green when Entra does not know its redirect URI',
  level: 'MUST',
  basis: 'entra',
  phase: 'test',
  references: ['AADSTS 50011', 'RFC 6749 4.1.2.1', 'Entra redirect URI'],
  needs: ['has-settings-ui', 'has-test-step'],
  faults: [authorizationResponse.refusedOnPage(50011)],
  steps: [
    { do: 'save' },
    { do: 'test', expect: 'not-green' },
    {
      do: 'look',
      at: 'settings',
      who: 'ada',
      expect: 'shown',
      failure: 'had no usable settings page after Entra had kept the administrator',
    },
  ],
  failure: 'showed the green check mark although nobody ever came back from Entra',
  effect:
    'Members are stuck on a page of Entra (AADSTS50011), and the settings say that everything is right.',
  fix: 'Green is the end of a test, never its beginning: the browser stays at Entra when the redirect URI is not registered there, and no answer ever comes.',
})
