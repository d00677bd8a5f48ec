import type { EntraConfig } from '../contract.ts'
import type { Case } from './case.ts'

/**
 * The configuration with these redirect URIs on its first application, registered as the case needs it:
 * under "Single-page application", with https, or as they are under "Web".
 */
export const withRedirectUris = (
  { config, registers }: Pick<Case, 'config' | 'registers'>,
  uris: readonly string[],
): EntraConfig => {
  const [tenant, ...tenants] = config.tenants ?? []
  const [application, ...applications] = tenant?.applications ?? []
  if (tenant === undefined || application === undefined || uris.length === 0) return config
  const list = registers === 'spa' ? 'spaRedirectUris' : 'redirectUris'
  const added = registers === 'https' ? uris.map((uri) => uri.replace(/^http:/, 'https:')) : uris
  const changed = { ...application, [list]: [...new Set([...(application[list] ?? []), ...added])] }
  return { ...config, tenants: [{ ...tenant, applications: [changed, ...applications] }, ...tenants] }
}
