import type { ApplicationRecord, TenantRecord } from '../directory/records.ts'
import { applicationSettings } from '../directory/settings.ts'

/** A resource of Microsoft's that every tenant has. */
interface MicrosoftResource {
  readonly clientId: string
  readonly displayName: string
  readonly identifierUris: readonly string[]
  /** Undefined: any name is taken. */
  readonly scopes?: readonly string[]
}

/** Those that products and client libraries ask for most, beside Graph. */
const resources: readonly MicrosoftResource[] = [
  {
    clientId: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    displayName: 'Windows Azure Service Management API',
    identifierUris: ['https://management.azure.com', 'https://management.core.windows.net'],
    scopes: ['user_impersonation'],
  },
  {
    clientId: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
    displayName: 'Azure Key Vault',
    identifierUris: ['https://vault.azure.net'],
    scopes: ['user_impersonation'],
  },
  {
    clientId: 'e406a681-f3d4-42a8-90b6-c2b029497af1',
    displayName: 'Azure Storage',
    identifierUris: ['https://storage.azure.com'],
    scopes: ['user_impersonation'],
  },
  {
    clientId: '022907d3-0f1b-48f7-badc-1ba6abab6d66',
    displayName: 'Azure SQL Database',
    identifierUris: ['https://database.windows.net'],
    scopes: ['user_impersonation'],
  },
  {
    clientId: '499b84ac-1321-427f-aa17-267ca6975798',
    displayName: 'Azure DevOps',
    identifierUris: ['https://app.vssps.visualstudio.com'],
  },
  {
    clientId: '00000002-0000-0ff1-ce00-000000000000',
    displayName: 'Office 365 Exchange Online',
    identifierUris: ['https://outlook.office365.com', 'https://outlook.office.com'],
  },
]

const byName = new Map(
  resources.flatMap((resource) =>
    [resource.clientId, ...resource.identifierUris].map((name) => [name, resource] as const),
  ),
)

/** Whether a client ID is that of one of these resources. */
export const isMicrosofts = (clientId: string): boolean => byName.has(clientId)

/**
 * The resource of Microsoft's that goes by a name, as an application that a tenant has: it gives v1.0 tokens.
 * @param name in lower case, without a slash at the end
 */
export const microsoftResource = (name: string, home: TenantRecord): ApplicationRecord | undefined => {
  const found = byName.get(name)
  if (found === undefined) return undefined
  const { clientId, ...options } = found
  return {
    clientId,
    home,
    ...applicationSettings({ ...options, requestedAccessTokenVersion: null }),
    secrets: [],
    certificates: [],
    federatedCredentials: [],
    consents: new Map(),
  }
}
