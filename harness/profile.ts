import type { Basis } from './scenario.ts'

/** Which bases count in each profile; what another basis demands becomes a warning. */
export const profiles = {
  'oidc-core': ['spec'],
  asvs: ['spec', 'bcp', 'asvs'],
  entra: ['spec', 'bcp', 'asvs', 'entra'],
  'enterprise-sso': ['spec', 'bcp', 'asvs', 'entra', 'product', 'field'],
} as const satisfies Record<string, readonly Basis[]>

export type Profile = keyof typeof profiles
export const profileNames = Object.keys(profiles) as readonly Profile[]

/** Whether a basis is demanded under a profile. */
export const demands = (profile: Profile, basis: Basis): boolean =>
  (profiles[profile] as readonly Basis[]).includes(basis)
