import type { CallbackChange } from '../../harness/scenario.ts'
import { scenario } from '../../harness/scenario.ts'

const changes: Readonly<Record<string, CallbackChange>> = {
  another: { set: { state: 'of-another-sign-out' } },
  missing: { drop: ['state'] },
  twice: { add: { state: 'another' } },
}

export default scenario({
  id: 'logout.post-logout-state',
  title: 'stays signed out when the way back from Entra has a strange state',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'logout',
  references: ['RP-Initiated Logout 3'],
  needs: ['local-logout', 'rp-logout'],
  controls: 'within',
  variants: Object.fromEntries(
    Object.entries(changes).map(([name, change]) => [
      name,
      {
        steps: [
          { do: 'login', browser: 'hers', expect: 'in' },
          { do: 'logout', browser: 'hers', change },
          { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'hidden' },
        ],
      },
    ]),
  ),
  journal: ['one-authorization-request'],
  answers: ['back-after-logout'],
  failure: 'was open after a sign-out whose way back had another state',
  effect:
    'Bookmarks, back buttons and proxies bring people to that address without the state that belongs to it: they see a crash, or are signed in again.',
  fix: 'Let the address to which Entra returns be a page for everybody: compare "state" only to decide where to go on, and say "You are signed out" otherwise.',
})
