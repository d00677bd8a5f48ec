import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.open-redirect',
  title: 'returns only to its own pages after a login',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: [
    'RFC 9700 4.11.1',
    'ASVS 3.7.2',
    'CVE-2022-24794',
    'CVE-2021-43812',
    'CVE-2023-50771',
    'CVE-2025-58067',
  ],
  needs: ['return-target'],
  variants: Object.fromEntries(
    Object.entries({
      'another-site': 'https://evil.example/',
      'two-slashes': '//evil.example',
      backslash: '/\\evil.example',
      'without-slashes': 'https:evil.example',
      'own-host-as-user': 'https://{{product}}@evil.example/',
      'own-host-as-prefix': 'https://{{product}}.evil.example/',
      'own-origin-as-user': '{{origin}}@evil.example/',
      encoded: '%2f%2fevil.example',
      tab: '/\t/evil.example',
      dots: '/.//evil.example',
      script: 'javascript:alert(1)',
      'line-break': '/\r\nLocation: https://evil.example/',
    }).map(([name, returnTo]) => [name, { steps: [{ do: 'login', returnTo, expect: 'in' }] }]),
  ),
  answers: ['no-open-redirect'],
  failure: 'did not let {who} in when the start address asked for a strange page',
  effect:
    'A link to your product, with your real login in between, ends on a copy of it that asks for the password again.',
  fix: 'Return only to paths of your own: resolve the value against your own address with the URL parser, compare the origin, and send the path of the result.',
})
