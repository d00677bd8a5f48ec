import { scenario } from '../../harness/scenario.ts'

const forged = (from: 'another-site' | 'same-site') =>
  ({
    steps: [
      { do: 'login', browser: 'hers', expect: 'in' },
      { do: 'logout', browser: 'hers', from },
      {
        do: 'look',
        at: 'private',
        who: null,
        browser: 'hers',
        expect: 'shown',
        failure: 'let a page that is not its own sign its members out',
      },
    ],
  }) as const

export default scenario({
  id: 'logout.csrf',
  title: 'signs people out only when they ask for it themselves',
  level: 'SHOULD',
  basis: 'asvs',
  phase: 'logout',
  references: ['ASVS 3.5.1'],
  needs: ['local-logout'],
  controls: 'within',
  variants: { 'another-site': forged('another-site'), 'same-site': forged('same-site') },
  failure: 'let a page that is not its own sign its members out',
  effect:
    'Any page, mail or picture ends the work of whoever looks at it, and starts the next login when it likes.',
  fix: 'Sign out by POST only, and refuse the request when Sec-Fetch-Site or Origin says that another page sent it, or when its CSRF token is missing.',
})
