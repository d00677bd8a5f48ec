import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.no-cookies',
  title: 'does not go round in circles in a browser without cookies',
  level: 'SHOULD',
  basis: 'product',
  phase: 'member-login',
  references: ['AADSTS 50196'],
  variants: {
    'at-the-start': {
      steps: [{ do: 'login', cookies: 'refused', expect: 'out' }],
    },
    'lost-on-the-way': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        { do: 'deliver', from: 'mine', browser: 'another', who: 'mia', expect: 'out' },
      ],
    },
  },
  journal: ['few-authorization-requests'],
  failure: 'let somebody in without any cookie',
  effect: 'The browser flickers between your product and Entra until Entra blocks it (AADSTS50196).',
  fix: 'When a callback belongs to no login of this browser, show a page that says so, and let the person start again; never start by yourself.',
})
