import { type Directory, findApplication, type LiveAuthority } from '../directory/directory.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import { guidPattern } from '../seed.ts'
import { microsoftResource } from './microsoft-resources.ts'

/** The application ID of Microsoft Graph, which access tokens for it have as `aud`. */
export const graphResource = '00000003-0000-0000-c000-000000000000'

/** The application ID of the retired Azure AD Graph: what v1.0 requests without a `resource` are about. */
const retiredGraph = '00000002-0000-0000-c000-000000000000'

/** What an access token is for. */
export type Resource =
  | {
      readonly kind: 'graph'
      /** As it was asked for; it becomes `aud`. Default: the application ID of Microsoft Graph. */
      readonly identifier?: string
    }
  | {
      readonly kind: 'application'
      readonly application: ApplicationRecord
      /** As it was asked for: `api://…`, another application ID URI, or a client ID. */
      readonly identifier: string
    }

/** The client ID that a resource goes by in the directory. */
export const resourceIdOf = (resource: Resource): string =>
  resource.kind === 'graph' ? graphResource : resource.application.clientId

/** Identifiers of Microsoft Graph: its host stands for it, and so does its application ID. */
const graphIdentifiers = new Set([
  'https://graph.microsoft.com',
  graphResource,
  'https://graph.windows.net',
  retiredGraph,
])

const withoutSlash = (identifier: string): string => identifier.replace(/\/$/, '')

export const isGraph = (identifier: string): boolean =>
  graphIdentifiers.has(withoutSlash(identifier).toLowerCase())

/** The resource of a v1.0 request that names none. */
export const defaultV1Resource: Resource = { kind: 'graph', identifier: retiredGraph }

/**
 * The resource that an identifier names: Microsoft Graph, an application ID URI, `api://{client ID}`, a client
 * ID, or a resource of Microsoft’s; with or without a slash at the end, in any case. Undefined: AADSTS500011.
 */
export const findResource = (
  directory: Directory,
  authority: LiveAuthority,
  identifier: string,
): Resource | undefined => {
  if (isGraph(identifier)) return { kind: 'graph', identifier }
  const wanted = withoutSlash(identifier).toLowerCase()
  const clientId = wanted.replace(/^api:\/\//, '')
  const application =
    (guidPattern.test(clientId) ? findApplication(directory, authority, clientId) : undefined) ??
    findByUri(directory, authority, wanted) ??
    findMicrosofts(directory, authority, wanted)
  return application === undefined ? undefined : { kind: 'application', application, identifier }
}

const findMicrosofts = (
  directory: Directory,
  authority: LiveAuthority,
  wanted: string,
): ApplicationRecord | undefined => {
  const [any] = directory.tenants.values()
  const home = authority.kind === 'tenant' ? authority.tenant : any
  return home === undefined ? undefined : microsoftResource(wanted, home)
}

const findByUri = (
  directory: Directory,
  authority: LiveAuthority,
  wanted: string,
): ApplicationRecord | undefined => {
  const has = ({ identifierUris }: ApplicationRecord): boolean =>
    identifierUris.some((uri) => withoutSlash(uri).toLowerCase() === wanted)
  const own = authority.kind === 'tenant' ? [authority.tenant] : directory.tenants.values()
  for (const tenant of own)
    for (const application of tenant.applications.values()) if (has(application)) return application
  for (const application of directory.shared.values()) if (has(application)) return application
  return undefined
}

/** Everything that a resource may be called, to compare with the parameter `resource` of RFC 8707. */
export const isCalled = (resource: Resource, name: string): boolean => {
  const wanted = withoutSlash(name).toLowerCase()
  if (resource.kind === 'graph') return isGraph(name)
  const { application, identifier } = resource
  const names = [
    identifier,
    application.clientId,
    `api://${application.clientId}`,
    ...application.identifierUris,
  ]
  return names.some((own) => withoutSlash(own).toLowerCase() === wanted)
}
