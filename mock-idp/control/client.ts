import type {
  ApplicationOptions,
  Duration,
  JournalEntry,
  JournalMessage,
  Person,
  PersonOptions,
  TenantOptions,
} from '../contract.ts'
import { MockEntraError, type Problem } from '../errors.ts'
import type { Fault } from '../faults/fault.ts'

export interface TenantInfo {
  readonly id: string
  readonly domain: string
  readonly displayName: string
  readonly issuer: string
  readonly metadataUrl: string
}

export interface ApplicationInfo {
  readonly clientId: string
  readonly displayName: string
  readonly redirectUris: readonly string[]
  readonly signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
}

export interface SecretInfo {
  readonly keyId: string
  readonly value: string
  readonly hint: string
  readonly displayName: string
  /** ISO 8601, by the clock of the tenant. */
  readonly expires: string
}

export interface ClockChange {
  readonly advance?: Duration
  /** `true` stops it where it stands; an ISO 8601 time stops it there. */
  readonly freeze?: true | string
  readonly reset?: true
}

export interface JournalQuery {
  readonly since?: number
  readonly tenant?: string
  readonly message?: JournalMessage
  /** Milliseconds to wait for an entry; at most 60,000. */
  readonly wait?: number
}

/** The control API with types, for programs that run beside the mock. Every call throws `MockEntraError`. */
export type ControlClient = ReturnType<typeof controlClient>

export const controlClient = ({ url, token }: { readonly url: string; readonly token: string }) => {
  const call = async <Result>(method: string, path: string, body?: unknown): Promise<Result> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const answer: unknown = text === '' ? undefined : JSON.parse(text)
    if (response.ok) return answer as Result
    const { error, problems } = answer as { readonly error: string; readonly problems: readonly Problem[] }
    throw new MockEntraError(response.status === 404 ? 'unknown' : 'bad-input', error, problems)
  }
  const tenantPath = (tenant: string): string => `/tenants/${encodeURIComponent(tenant)}`
  const applicationPath = (tenant: string, application: string): string =>
    `${tenantPath(tenant)}/applications/${encodeURIComponent(application)}`
  return {
    tenants: () => call<readonly TenantInfo[]>('GET', '/tenants'),
    makeTenant: (options: TenantOptions = {}) => call<TenantInfo>('POST', '/tenants', options),
    tenant: (tenant: string) => call<TenantInfo>('GET', tenantPath(tenant)),
    applications: (tenant: string) =>
      call<readonly ApplicationInfo[]>('GET', `${tenantPath(tenant)}/applications`),
    makeApplication: (tenant: string, options: ApplicationOptions = {}) =>
      call<ApplicationInfo>('POST', `${tenantPath(tenant)}/applications`, options),
    addRedirectUri: (tenant: string, application: string, uri: string) =>
      call<ApplicationInfo>('POST', `${applicationPath(tenant, application)}/redirect-uris`, { uri }),
    secrets: (tenant: string, application: string) =>
      call<readonly SecretInfo[]>('GET', `${applicationPath(tenant, application)}/secrets`),
    makeSecret: (
      tenant: string,
      application: string,
      options: { readonly expiresIn?: Duration; readonly displayName?: string } = {},
    ) => call<SecretInfo>('POST', `${applicationPath(tenant, application)}/secrets`, options),
    expireSecret: (tenant: string, application: string, keyId: string) =>
      call<void>('POST', `${applicationPath(tenant, application)}/secrets/${keyId}/expire`),
    removeSecret: (tenant: string, application: string, keyId: string) =>
      call<void>('DELETE', `${applicationPath(tenant, application)}/secrets/${keyId}`),
    people: (tenant: string) => call<readonly Person[]>('GET', `${tenantPath(tenant)}/people`),
    addPerson: (tenant: string, options: PersonOptions) =>
      call<Person>('POST', `${tenantPath(tenant)}/people`, options),
    faults: (tenant: string) => call<readonly Fault[]>('GET', `${tenantPath(tenant)}/faults`),
    setFaults: (tenant: string, faults: readonly Fault[]) =>
      call<readonly Fault[]>('PUT', `${tenantPath(tenant)}/faults`, faults),
    honest: (tenant: string) => call<void>('DELETE', `${tenantPath(tenant)}/faults`),
    clock: (tenant: string) => call<{ readonly now: string }>('GET', `${tenantPath(tenant)}/clock`),
    changeClock: (tenant: string, change: ClockChange) =>
      call<{ readonly now: string }>('POST', `${tenantPath(tenant)}/clock`, change),
    keys: (tenant: string) =>
      call<{ readonly published: readonly string[]; readonly signing: string }>(
        'GET',
        `${tenantPath(tenant)}/keys`,
      ),
    rollKeys: (tenant: string, options: { readonly withdraw?: boolean } = {}) =>
      call<{ readonly published: readonly string[]; readonly signing: string }>(
        'POST',
        `${tenantPath(tenant)}/keys/roll`,
        options,
      ),
    signInAs: (tenant: string, person: string | null) =>
      person === null
        ? call<void>('DELETE', `${tenantPath(tenant)}/sign-in-as`)
        : call<void>('PUT', `${tenantPath(tenant)}/sign-in-as`, { person }),
    journal: (query: JournalQuery = {}) =>
      call<{ readonly last: number; readonly entries: readonly JournalEntry[] }>(
        'GET',
        `/journal?${new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]))}`,
      ),
    clearJournal: () => call<void>('DELETE', '/journal'),
  }
}
