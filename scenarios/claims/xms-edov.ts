import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.xms-edov',
  title: 'reads whether the owner of the domain stands behind an address',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra migrate off email', 'Entra optional claims', 'nOAuth'],
  needs: ['reads-edov'],
  steps: [{ do: 'login', expect: 'out' }],
  variants: {
    false: { faults: [idToken.claim('xms_edov', false)] },
    zero: { faults: [idToken.claim('xms_edov', 0)] },
    'text-zero': { faults: [idToken.claim('xms_edov', '0')] },
    'text-false': { faults: [idToken.claim('xms_edov', 'false')] },
    true: { faults: [idToken.claim('xms_edov', true)], steps: [{ do: 'login', expect: 'in' }] },
    one: { faults: [idToken.claim('xms_edov', 1)], steps: [{ do: 'login', expect: 'in' }] },
    'text-one': { faults: [idToken.claim('xms_edov', '1')], steps: [{ do: 'login', expect: 'in' }] },
  },
  failure: 'did not follow "xms_edov" for {who}',
  effect:
    'An administrator of any tenant may write any address into a directory; this claim is how Entra says that the owner of the domain did not.',
  fix: 'Ask for the optional claim "xms_edov"; take true, 1 and "1" for yes and everything else for an address that proves nothing.',
})
