import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'token.id-token-not-api-credential',
  title: 'takes no token of Entra as a credential of its own API',
  level: 'SHOULD',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 9.2.2', 'RFC 8725 3.12'],
  needs: ['has-enable', 'channel-list', 'api-tokens'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'look', at: 'api', who: 'mia', browser: 'hers', expect: 'shown' },
    {
      do: 'look',
      at: 'api',
      who: null,
      headers: { Authorization: 'Bearer {{minted.id_token}}' },
      expect: 'hidden',
    },
    {
      do: 'look',
      at: 'api',
      who: null,
      headers: { Authorization: 'Bearer {{minted.access_token}}' },
      expect: 'hidden',
      failure: 'opened its API to an access token of Entra that is meant for another API',
    },
    { do: 'make-token', who: 'mia', browser: 'hers', token: 'own' },
    {
      do: 'look',
      at: 'api',
      who: null,
      headers: { Authorization: 'Bearer {{token.own}}' },
      expect: 'shown',
      failure: 'refused an API token of its own',
    },
  ],
  failure: 'opened its API to an ID token',
  effect:
    'An ID token says who signed in, to one browser, once. It is copied into logs and other programs, and every copy would be a key.',
  fix: 'Accept at the API only tokens that were made for it, by you or with your API as audience. Keep ID tokens for the callback.',
})
