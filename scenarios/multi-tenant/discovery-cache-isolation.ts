import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'multi-tenant.discovery-cache-isolation',
  title: "lets no organisation change another one's metadata",
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['CVE-2026-49478', 'OIDC Discovery 4.3'],
  needs: ['multi-tenant', 'has-settings-ui'],
  world: { organisations: ['acme', 'globex'] },
  controls: 'around',
  steps: [
    {
      do: 'lie',
      organisation: 'globex',
      faults: [discovery.member('issuer', '{{acme.issuer}}')],
    },
    { do: 'save', organisation: 'globex', secret: 'new' },
    { do: 'login', organisation: 'globex', who: 'eve', expect: 'out' },
    { do: 'login', expect: 'in' },
  ],
  failure: "used one organisation's metadata document for another organisation",
  effect:
    "One organisation's administrator sends the logins of all others, with their secrets, to a server of their own.",
  fix: 'Keep a metadata document under the organisation and the address from which it came, and only after its "issuer" was found right.',
})
