import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'claims.large-token',
  title: 'lets in a member whose token lists 200 groups',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 3.3.5', 'GitHub oauth2-proxy/oauth2-proxy#1071'],
  world: { groups: { mia: 200 } },
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'shown' },
  ],
  answers: ['cookies-fit'],
  failure: 'did not let {who} in, whose token lists 200 groups',
  effect:
    'In large companies people with many groups never get in: their browser drops the cookie, or the server refuses its headers, and they go round in circles.',
  fix: 'Keep tokens and what they say on the server. The cookie is a random name of the session, a few dozen bytes.',
})
