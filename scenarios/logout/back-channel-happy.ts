import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'logout.back-channel-happy',
  title: 'ends the sessions that a logout token of the provider names, and no others',
  level: 'MAY',
  basis: 'spec',
  phase: 'logout',
  references: ['Back-Channel Logout 2.5', 'Back-Channel Logout 2.7', 'Back-Channel Logout 2.8'],
  needs: ['backchannel-logout'],
  controls: 'within',
  variants: {
    'one-session': {
      steps: [
        { do: 'login', browser: 'hers', expect: 'in' },
        { do: 'login', browser: 'her-other', expect: 'in' },
        { do: 'post-logout-token', session: 'hers', expect: 'taken' },
        { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'hidden' },
        {
          do: 'look',
          at: 'private',
          who: null,
          browser: 'her-other',
          expect: 'shown',
          failure: 'ended all sessions of a person by a logout token about one of them',
        },
      ],
    },
    'a-person': {
      steps: [
        { do: 'login', browser: 'hers', expect: 'in' },
        { do: 'login', browser: 'her-other', expect: 'in' },
        { do: 'login', who: 'max', browser: 'his', expect: 'in' },
        { do: 'post-logout-token', who: 'mia', expect: 'taken' },
        { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'hidden' },
        { do: 'look', at: 'private', who: null, browser: 'her-other', expect: 'hidden' },
        {
          do: 'look',
          at: 'private',
          who: null,
          browser: 'his',
          expect: 'shown',
          failure: 'ended the session of somebody whom the logout token does not name',
        },
      ],
    },
  },
  failure: 'left a session open that a logout token of its provider had ended',
  effect: 'Who signs out at the provider, or is signed out there by an administrator, stays in your product.',
  fix: 'Keep "sub" and "sid" of every completed login, find the sessions by them whatever browser they are in, end them on the server, and answer 200.',
})
