import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'claims.domain-allow-list',
  title: 'completes SSO only with an address in a listed domain',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide user management', 'CVE-2024-27918'],
  needs: ['allowed-domains', 'multi-email'],
  world: {
    addresses: {
      mia: [
        { email: 'mia@sub.{{acme.domain}}', confirmed: true },
        { email: 'mia@not{{acme.domain}}', confirmed: true },
        { email: 'mia@{{acme.domain}}.evil.example', confirmed: true },
        { email: 'mia@{{acme.domain}}@evil.example', confirmed: true },
        { email: 'mia@evil.example@{{acme.domain}}', confirmed: true },
      ],
    },
    settings: { domains: ['{{acme.domain}}'] },
  },
  variants: {
    listed: { steps: [{ do: 'login', expect: 'in' }] },
    'other-capitals': {
      faults: [idToken.claim('email', { $honest: 'upper-case' })],
      steps: [{ do: 'login', expect: 'in' }],
    },
    subdomain: {
      faults: [idToken.claim('email', 'mia@sub.{{acme.domain}}')],
      steps: [{ do: 'login', expect: 'out' }],
    },
    'longer-label': {
      faults: [idToken.claim('email', 'mia@not{{acme.domain}}')],
      steps: [{ do: 'login', expect: 'out' }],
    },
    'longer-suffix': {
      faults: [idToken.claim('email', 'mia@{{acme.domain}}.evil.example')],
      steps: [{ do: 'login', expect: 'out' }],
    },
    'two-at-signs': {
      faults: [idToken.claim('email', 'mia@{{acme.domain}}@evil.example')],
      steps: [{ do: 'login', expect: 'out' }],
    },
    'two-at-signs-turned': {
      faults: [idToken.claim('email', 'mia@evil.example@{{acme.domain}}')],
      steps: [{ do: 'login', expect: 'out' }],
    },
  },
  failure: 'did not keep to the listed e-mail domains for {who}',
  effect:
    "Whoever registers a domain that ends like the customer's, or writes one address into another, passes the list.",
  fix: 'Compare the whole part after the only "@" with each listed domain, without regard to case: no suffix, no prefix, no substring.',
})
