import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.redirect-uri-host-injection',
  title: 'takes its redirect URI from its configuration, not from the request',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['RFC 9700 4.1', 'ASVS 4.1.3'],
  variants: {
    host: {
      steps: [
        { do: 'login', headers: { host: 'evil.example' }, expect: 'in-or-out' },
        { do: 'login', expect: 'in' },
      ],
    },
    'forwarded-host': {
      steps: [
        {
          do: 'login',
          headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
          expect: 'in-or-out',
        },
        { do: 'login', expect: 'in' },
      ],
    },
    'forwarded-proto': {
      steps: [
        { do: 'login', headers: { 'x-forwarded-proto': 'gopher' }, expect: 'in-or-out' },
        { do: 'login', expect: 'in' },
      ],
    },
    forwarded: {
      steps: [
        { do: 'login', headers: { forwarded: 'host=evil.example;proto=https' }, expect: 'in-or-out' },
        { do: 'login', expect: 'in' },
      ],
    },
    'original-url': {
      steps: [
        {
          do: 'login',
          headers: { 'x-original-url': 'https://evil.example/', 'x-forwarded-prefix': '/evil' },
          expect: 'in-or-out',
        },
        { do: 'login', expect: 'in' },
      ],
    },
  },
  journal: ['redirect-uri-as-registered'],
  failure: 'signed somebody else in, or crashed, when the request named another host',
  effect:
    "Where Entra has a loose redirect URI, or a cache keeps the page, codes go to a host of the attacker's choice. Elsewhere logins break behind a proxy.",
  fix: 'Build the redirect URI from the public address in your configuration. Never read Host, X-Forwarded-Host or Forwarded for it.',
})
