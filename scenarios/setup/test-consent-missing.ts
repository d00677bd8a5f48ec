import { scenario } from '../../harness/scenario.ts'
import { authorizationResponse } from '../../mock-idp/faults/fault.ts'

const steps = [
  { do: 'save' },
  { do: 'test', expect: 'not-green' },
  { do: 'enable', expect: 'not-enabled' },
] as const

export default scenario({
  id: 'setup.test-consent-missing',
  title: 'does not go green, nor ask again by itself, while consent is missing',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'test',
  references: ['AADSTS 65001', 'AADSTS 90094', 'OIDC Core 3.1.2.6'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable'],
  journal: ['few-authorization-requests', 'no-token-request'],
  variants: {
    'consent-missing': { faults: [authorizationResponse.refused(65001)], steps },
    'only-administrators-may-consent': { faults: [authorizationResponse.refused(90094)], steps },
  },
  failure: 'showed the green check mark although Entra had refused the sign-in for want of consent',
  effect: 'SSO is enabled, and every member is stopped at Entra until an administrator has consented.',
  fix: 'Whatever comes back as "error" is a test that failed, "consent_required" and "interaction_required" too. Say that consent is missing, and wait for the administrator.',
})
