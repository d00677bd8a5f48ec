import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.form-post-error',
  title: 'shows what went wrong when Entra posts an error as a form',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'member-login',
  references: ['OAuth Form Post 2', 'RFC 6749 4.1.2.1'],
  needs: ['form-post'],
  world: { settings: { responseMode: 'form_post' } },
  steps: [{ do: 'login', atEntra: 'cancel', expect: 'out' }],
  journal: ['form-post-asked'],
  delivered: 'cancelled',
  failure: 'signed {who} in although Entra had posted an error',
  effect: 'Who cancels, or is refused by Entra, sees a crash and cannot tell what to do.',
  fix: 'Read error and state from the form as you read code and state, and show your own words about it with a way to try again.',
})
