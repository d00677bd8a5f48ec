import { resolveResource } from '../../minting/scopes.ts'
import type { GrantRules } from './decision.ts'

/** The client credentials grant: a token for the application by itself, at the endpoint of one tenant. */
export const clientCredentials: GrantRules = {
  required: (version) => (version === 2 ? ['scope'] : []),
  client: 'confidential',
  without: 7000216,
  elsewhere: (authority) =>
    authority.kind === 'tenant'
      ? undefined
      : {
          code: 50059,
          reason: `An application asked for a token for itself at /${authority.segment}, which is no tenant.`,
        },
  redirectUri: () => undefined,
  decide: ({ world, authority, version, form }, { application }) => {
    const resolved = resolveResource(world.directory, authority, {
      version,
      scope: form['scope'] ?? '',
      resource: form['resource'],
      client: application,
      at: 'application',
    })
    if (resolved.kind === 'refused') return resolved
    return { kind: 'go', issue: { kind: 'application', resolved }, forgotten: [] }
  },
}
