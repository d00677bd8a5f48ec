import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.cache',
  title: 'lets no shared cache keep private content',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 14.2.2', 'ASVS 14.2.5', 'ASVS 14.3.2'],
  needs: ['has-public-content'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'shown' },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', spelled: ['static-suffix'] },
    { do: 'look', at: 'private', who: null, expect: 'hidden' },
    { do: 'look', at: 'private', who: null, spelled: ['static-suffix'], expect: 'hidden' },
  ],
  answers: ['private-not-cached'],
  failure: 'showed a member the private page and then everybody',
  effect:
    'A member opens a link that ends in ".css", the cache in front of the product keeps the page, and the sender of the link reads it.',
  fix: 'Send "Cache-Control: no-store" with every answer that depends on who asks, whatever the address ends in, and answer unknown paths with 404.',
})
