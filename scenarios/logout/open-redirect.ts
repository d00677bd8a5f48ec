import { scenario } from '../../harness/scenario.ts'

const pages = {
  'another-site': 'https://evil.example/',
  'two-slashes': '//evil.example',
  backslash: '/\\evil.example',
  'own-host-as-prefix': 'https://{{product}}.evil.example/',
  'own-origin-as-user': '{{origin}}@evil.example/',
} as const

export default scenario({
  id: 'logout.open-redirect',
  title: 'returns only to its own pages after signing out',
  level: 'MUST',
  basis: 'bcp',
  phase: 'logout',
  references: ['RFC 9700 4.11.1', 'RP-Initiated Logout 2', 'ASVS 3.7.2'],
  needs: ['local-logout'],
  controls: 'within',
  variants: Object.fromEntries(
    Object.entries(pages).map(([name, returnTo]) => [
      name,
      {
        steps: [
          { do: 'login', browser: 'hers', expect: 'in' },
          { do: 'logout', browser: 'hers', returnTo },
          { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'hidden' },
        ],
      },
    ]),
  ),
  answers: ['no-open-redirect'],
  failure: 'did not sign {who} out when the sign-out asked for a strange page',
  effect:
    'A link to your product ends on a copy of it that asks for the password, which looks as it should after signing out.',
  fix: 'Return only to paths of your own: resolve the value against your own address with the URL parser, compare the origin, and send the path of the result.',
})
