import { scenario } from '../../harness/scenario.ts'
import { idToken, userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'account.intra-tenant-email-spoof',
  title: "does not mistake a colleague with somebody's address for that person",
  level: 'SHOULD',
  basis: 'field',
  phase: 'member-login',
  references: ['nOAuth', 'Entra migrate off email', 'CVE-2023-3128'],
  needs: ['email-claim-only'],
  faults: [idToken.claim('email', '{{ada.email}}')],
  besides: [userinfo.member('email', '{{ada.email}}')],
  steps: [
    { do: 'login', who: 'ada', expect: 'in' },
    { do: 'login', who: 'max', expect: 'out' },
    { do: 'login', who: 'ada', atEntra: 'max', expect: 'out' },
  ],
  failure: 'took a colleague for the administrator, whose address he had written into his own entry at Entra',
  effect:
    'The mail attribute at Entra is no proof of a mailbox: whoever may edit it takes over the account of an administrator.',
  fix: 'Link issuer and "sub" (or "tid" and "oid") to the account at the first login, and compare them at every later one.',
})
