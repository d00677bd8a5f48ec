import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

const handler = `<img src="x" gc-planted onerror="gcPlanted('handler')">`
const script = `</p><script>gcPlanted('script')</script><gc-planted>`

export default scenario({
  id: 'claims.markup-in-profile',
  title: 'shows names as text, whatever is in them',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 1.2.1', 'ASVS 1.2.10'],
  environment: 'browser',
  variants: {
    handler: {
      faults: ['name', 'given_name', 'family_name', 'preferred_username'].map((name) =>
        idToken.claim(name, handler),
      ),
    },
    script: {
      faults: ['name', 'given_name', 'family_name', 'preferred_username'].map((name) =>
        idToken.claim(name, script),
      ),
    },
  },
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'shown' },
    { do: 'look', at: 'settings', who: 'ada', expect: 'shown' },
  ],
  answers: ['no-planted-script', 'markup-inert'],
  failure: 'did not let {who} in, whose name has markup in it',
  effect:
    'Whoever may choose a name in any directory runs scripts in the sessions of your members and administrators.',
  fix: 'Escape what claims say where it is put into HTML: let the template engine do it everywhere, without exceptions.',
})
