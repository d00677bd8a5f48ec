import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'setup.redirect-uri-copyable',
  title: 'shows exactly the redirect URI that it uses',
  level: 'MUST',
  basis: 'product',
  phase: 'setup',
  references: ['Entra redirect URI', 'RFC 9700 2.1', 'Hub guide Entra ID'],
  needs: ['has-settings-ui', 'has-test-step'],
  steps: [
    { do: 'look', at: 'settings', who: 'ada', expect: 'shown' },
    { do: 'save' },
    { do: 'test', expect: 'green' },
  ],
  answers: ['redirect-uri-as-shown'],
  failure: 'does not show the redirect URI that it uses on its settings page',
  effect: 'Entra compares character by character: what was copied from the page is refused with AADSTS50011.',
  fix: 'Build the redirect URI in one place and use it for the settings page, the authorization request and the token request. https, at most 256 characters.',
})
