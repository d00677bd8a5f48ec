import type { HandlerName } from './app.ts'

/** An express method, a path, and who answers there. `get` answers HEAD too. */
export type Route = readonly [method: 'get' | 'post' | 'options' | 'all', path: string, name: HandlerName]

const configuration = '.well-known/openid-configuration'

const publicRoute = (path: string, name: HandlerName): readonly Route[] => [
  ['get', path, name],
  ['options', path, 'preflight'],
]

/** Metadata and keys. Entra's other login hosts serve the same as login.microsoftonline.com. */
const metadata: readonly Route[] = [
  ...publicRoute(`/:tenant/v2.0/${configuration}`, 'discovery'),
  ...publicRoute(`/:tenant/${configuration}`, 'discovery'),
  // In the wrong order "v2.0" is taken for a tenant, and refused as none.
  ...publicRoute(`/v2.0/:tenant/${configuration}`, 'discovery'),
  ...publicRoute('/:tenant/discovery/v2.0/keys', 'keySet'),
  ...publicRoute('/:tenant/discovery/keys', 'keySet'),
  ...publicRoute('/:tenant/discovery/instance', 'instance'),
]

/** What the metadata names at the login host, but for authorization, tokens and device codes. */
export const loginRoutes: readonly Route[] = [
  ...metadata,
  ['get', '/:tenant/oauth2/v2.0/logout', 'logout'],
  ['post', '/:tenant/oauth2/v2.0/logout', 'logout'],
  ['get', '/:tenant/oauth2/logout', 'logout'],
  ['post', '/:tenant/oauth2/logout', 'logout'],
  ['get', '/:tenant/oauth2/checksession', 'checkSession'],
  ['all', '/:tenant/openid/userinfo', 'userInfo'],
]

/** The neighbour: Microsoft Graph, the issuers' hosts, and the host for tokens over mutual TLS. */
export const graphRoutes: readonly Route[] = [
  ...metadata,
  ['all', '/oidc/userinfo', 'userInfo'],
  ['all', '/:tenant/oauth2/v2.0/token', 'token'],
]
