import type { Trait } from '../trait.ts'

/** The admin consent endpoint. */
export const traits: readonly Trait[] = [
  {
    id: 'admin-consent.callback',
    says: '/v2.0/adminconsent comes back with admin_consent=True, tenant, state and scope.',
    grade: 'documented',
    source: 'Microsoft docs: admin consent',
    state: 'real',
  },
  {
    id: 'admin-consent.callback-v1',
    says: '/adminconsent comes back with tenant, state and admin_consent=True.',
    grade: 'documented',
    source: 'Microsoft docs: OAuth 2.0 client credentials flow',
    state: 'real',
  },
  {
    id: 'admin-consent.refused',
    says: 'Refused, /adminconsent says permission_denied, and /v2.0/adminconsent consent_required with AADSTS65004.',
    grade: 'documented',
    source: 'Microsoft docs: OAuth 2.0 client credentials flow; admin consent',
    state: 'real',
  },
  {
    id: 'admin-consent.administrators',
    says: 'Only an administrator can consent for a tenant.',
    grade: 'documented',
    source: 'Microsoft docs: admin consent',
    state: 'real',
  },
]
