import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.every-channel',
  title: 'keeps private content closed by every way to it until SSO is completed',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide enforcement', 'ASVS 8.3.1'],
  needs: ['has-enable', 'has-local-login', 'channel-list'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'with-sso', expect: 'in' },
    {
      do: 'look',
      at: 'every-channel',
      who: 'mia',
      browser: 'with-sso',
      expect: 'shown',
      failure: 'kept content back by one of its ways from a member who had completed SSO',
    },
    { do: 'look', at: 'every-channel', who: 'mia', browser: 'without', expect: 'hidden' },
    {
      do: 'look',
      at: 'every-channel',
      who: null,
      expect: 'hidden',
      failure: 'gave private content to somebody who is not signed in, by a way beside the page',
    },
  ],
  failure: 'gave private content to a member without SSO by a way beside the page',
  effect:
    'The page asks for SSO and the API, the feed or the download does not: who wants the content takes those.',
  fix: 'Ask one rule for every answer that holds private content, at the place where it is read, and not in the middleware of the pages.',
})
