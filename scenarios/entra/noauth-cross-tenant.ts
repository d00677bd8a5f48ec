import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

const ofGlobex = [idToken.claim('iss', '{{globex.issuer}}'), idToken.claim('tid', '{{globex.tenant}}')]

export default scenario({
  id: 'entra.noauth-cross-tenant',
  title: "takes no address that a stranger's tenant asserts",
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['nOAuth', 'Entra migrate off email', 'CVE-2024-21632', 'CVE-2023-3128'],
  needs: ['multi-tenant', 'invitation-only'],
  world: { organisations: ['acme', 'globex'], multiTenantApplication: true, globexAsserts: ['mia'] },
  variants: {
    'at-the-victims-organisation': {
      faults: ofGlobex,
      steps: [{ do: 'login', expect: 'out' }],
    },
    'domain-not-owned': {
      faults: [...ofGlobex, idToken.claim('xms_edov', false)],
      steps: [{ do: 'login', expect: 'out' }],
    },
    'at-the-attackers-organisation': {
      steps: [
        { do: 'login', organisation: 'globex', who: 'eve', expect: 'in' },
        { do: 'login', organisation: 'globex', who: 'eve', atEntra: 'mia', browser: 'eve', expect: 'out' },
        { do: 'look', at: 'private', who: 'eve', browser: 'eve', expect: 'hidden' },
      ],
    },
  },
  failure: "signed somebody in by an address that was written into a stranger's tenant",
  effect:
    "nOAuth: whoever has an Entra tenant of their own, which is free, writes a victim's address into it and is the victim.",
  fix: 'An address counts only together with the issuer of the organisation that it is used for: compare the whole "iss", and link accounts by ("iss", "sub").',
})
