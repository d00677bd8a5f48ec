import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'account.email-changed-same-sub',
  title: 'keeps somebody the same person when the address at Entra changes',
  level: 'SHOULD',
  basis: 'spec',
  phase: 'lifecycle',
  references: ['OIDC Core 5.7', 'ASVS 10.5.2'],
  needs: ['has-local-login'],
  variants: {
    'new-address': {
      steps: [
        { do: 'login', expect: 'in' },
        { do: 'change-person', who: 'mia', mail: 'renamed-{{mia.email}}' },
        { do: 'login', expect: 'in-or-out' },
        { do: 'change-person', who: 'mia', mail: '{{mia.email}}' },
      ],
    },
    'address-of-another-member': {
      steps: [
        { do: 'login', who: 'max', expect: 'in' },
        { do: 'login', expect: 'in' },
        { do: 'change-person', who: 'mia', mail: '{{max.email}}' },
        { do: 'login', expect: 'in-or-out' },
        { do: 'change-person', who: 'mia', mail: '{{mia.email}}' },
      ],
    },
  },
  failure: 'took somebody whose address had changed for another person',
  effect:
    'After a marriage or a new domain people come back to an empty account, or to the one of whoever has the address now.',
  fix: 'Find people by issuer and sub first. Another address changes nothing about who somebody is: keep the account, or say what to do.',
})
