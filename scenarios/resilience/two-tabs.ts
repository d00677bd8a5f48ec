import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'resilience.two-tabs',
  title: 'finishes the logins of two tabs in either order',
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['GitHub auth0/express-openid-connect#43', 'GitHub auth0/nextjs-auth0#142'],
  variants: {
    'in-order': {
      steps: [
        { do: 'login', browser: 'hers', tab: 'first', hold: true },
        { do: 'login', browser: 'hers', tab: 'second', hold: true },
        { do: 'deliver', from: 'first', browser: 'hers', who: 'mia', expect: 'in' },
        { do: 'deliver', from: 'second', browser: 'hers', who: 'mia' },
        { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'shown' },
      ],
    },
    'the-other-way-round': {
      steps: [
        { do: 'login', browser: 'hers', tab: 'first', hold: true },
        { do: 'login', browser: 'hers', tab: 'second', hold: true },
        { do: 'deliver', from: 'second', browser: 'hers', who: 'mia', expect: 'in' },
        { do: 'deliver', from: 'first', browser: 'hers', who: 'mia' },
        { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'shown' },
      ],
    },
  },
  failure: 'lost the login of one tab when another one was started or finished',
  effect: 'Who opens two links in the morning, or restores a browser with ten tabs, ends on error pages.',
  fix: 'Keep several logins on their way for each browser, each under its own state. One that comes late does not end a session that is there.',
})
