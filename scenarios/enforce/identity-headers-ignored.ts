import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'enforce.identity-headers-ignored',
  title: 'believes nobody who names a person in a header',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 4.1.3', 'CVE 2026-44087'],
  needs: ['has-enable', 'has-local-login'],
  variants: {
    proxy: {
      steps: [
        {
          do: 'look',
          at: 'private',
          who: 'mia',
          headers: {
            'X-Forwarded-User': '{{mia.email}}',
            'X-Forwarded-Email': '{{mia.email}}',
            'X-Auth-Request-User': '{{mia.email}}',
            'X-Auth-Request-Email': '{{mia.email}}',
            'Remote-User': '{{mia.email}}',
            'X-Remote-User': '{{mia.email}}',
            X_Forwarded_User: '{{mia.email}}',
          },
          expect: 'hidden',
        },
        {
          do: 'look',
          at: 'private',
          who: null,
          headers: {
            'X-Forwarded-User': '{{mia.email}}',
            'X-Auth-Request-Email': '{{mia.email}}',
            'Remote-User': '{{mia.email}}',
          },
          expect: 'hidden',
          failure: 'signed an anonymous visitor in because a header named a member',
        },
      ],
    },
    'app-service': {
      steps: [
        {
          do: 'look',
          at: 'private',
          who: 'mia',
          headers: {
            'X-MS-CLIENT-PRINCIPAL-NAME': '{{mia.email}}',
            'X-MS-CLIENT-PRINCIPAL-ID': '{{mia.email}}',
            'X-MS-CLIENT-PRINCIPAL-IDP': 'aad',
          },
          expect: 'hidden',
        },
      ],
    },
  },
  failure: 'took a header that anybody can send for a completed SSO',
  effect: 'One line of a command with the address of an administrator opens everything.',
  fix: 'Read the identity from your own session only. Where a proxy passes it on, have the proxy delete the header of the visitor, underscores included, and accept it from the proxy alone.',
})
