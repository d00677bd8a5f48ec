import type {
  ApplicationOptions,
  Consent,
  EntraConfig,
  FederatedCredential,
  Group,
  GroupOptions,
  JournalEntry,
  Person,
  PersonOptions,
  SecretOptions,
  TenantOptions,
} from '../contract.ts'
import type { Fault } from '../faults/fault.ts'
import { type CallControl, type ControlAddress, controlCaller } from './call.ts'
import type {
  ApplicationInfo,
  CertificateInfo,
  ClockChange,
  JournalQuery,
  KeysInfo,
  SecretInfo,
  TenantInfo,
} from './client-types.ts'

/** The control API with types, for programs that run beside the mock. Every call throws `MockEntraError`. */
export type ControlClient = ReturnType<typeof controlClient>

export const controlClient = (address: ControlAddress) => {
  const call = controlCaller(address)
  return {
    ...wholeCalls(call),
    ...tenantCalls(call),
    ...applicationCalls(call),
    ...credentialCalls(call),
    ...peopleCalls(call),
    ...lieAndTimeCalls(call),
  }
}

const segment = encodeURIComponent
const tenantPath = (tenant: string): string => `/tenants/${segment(tenant)}`
const applicationPath = (tenant: string, application: string): string =>
  `${tenantPath(tenant)}/applications/${segment(application)}`
const personPath = (tenant: string, person: string): string =>
  `${tenantPath(tenant)}/people/${segment(person)}`
const queryOf = (members: object): string =>
  new URLSearchParams(
    Object.entries(members).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()

const wholeCalls = (call: CallControl) => ({
  config: () => call<EntraConfig>('GET', '/config'),
  applyConfig: (config: EntraConfig) => call<EntraConfig>('PUT', '/config', config),
  journal: (query: JournalQuery = {}) =>
    call<{ readonly last: number; readonly entries: readonly JournalEntry[] }>(
      'GET',
      `/journal?${queryOf(query)}`,
    ),
  clearJournal: () => call<void>('DELETE', '/journal'),
})

const tenantCalls = (call: CallControl) => ({
  tenants: () => call<readonly TenantInfo[]>('GET', '/tenants'),
  makeTenant: (options: TenantOptions = {}) => call<TenantInfo>('POST', '/tenants', options),
  tenant: (tenant: string) => call<TenantInfo>('GET', tenantPath(tenant)),
  updateTenant: (tenant: string, options: Omit<TenantOptions, 'id' | 'domain' | 'cloud' | 'keySet'>) =>
    call<TenantInfo>('PATCH', tenantPath(tenant), options),
  removeTenant: (tenant: string) => call<void>('DELETE', tenantPath(tenant)),
})

const applicationCalls = (call: CallControl) => ({
  applications: (tenant: string) =>
    call<readonly ApplicationInfo[]>('GET', `${tenantPath(tenant)}/applications`),
  makeApplication: (tenant: string, options: ApplicationOptions = {}) =>
    call<ApplicationInfo>('POST', `${tenantPath(tenant)}/applications`, options),
  application: (tenant: string, application: string) =>
    call<ApplicationInfo>('GET', applicationPath(tenant, application)),
  updateApplication: (tenant: string, application: string, options: Omit<ApplicationOptions, 'clientId'>) =>
    call<ApplicationInfo>('PATCH', applicationPath(tenant, application), options),
  removeApplication: (tenant: string, application: string) =>
    call<void>('DELETE', applicationPath(tenant, application)),
  consentTo: (tenant: string, application: string, consent: Consent) =>
    call<void>('POST', `${applicationPath(tenant, application)}/consents`, consent),
  revokeConsents: (tenant: string, application: string) =>
    call<void>('DELETE', `${applicationPath(tenant, application)}/consents`),
  addRedirectUri: (tenant: string, application: string, uri: string) =>
    call<ApplicationInfo>('POST', `${applicationPath(tenant, application)}/redirect-uris`, { uri }),
})

const credentialCalls = (call: CallControl) => ({
  secrets: (tenant: string, application: string) =>
    call<readonly SecretInfo[]>('GET', `${applicationPath(tenant, application)}/secrets`),
  makeSecret: (tenant: string, application: string, options: SecretOptions = {}) =>
    call<SecretInfo>('POST', `${applicationPath(tenant, application)}/secrets`, options),
  expireSecret: (tenant: string, application: string, keyId: string) =>
    call<void>('POST', `${applicationPath(tenant, application)}/secrets/${segment(keyId)}/expire`),
  removeSecret: (tenant: string, application: string, keyId: string) =>
    call<void>('DELETE', `${applicationPath(tenant, application)}/secrets/${segment(keyId)}`),
  certificates: (tenant: string, application: string) =>
    call<readonly CertificateInfo[]>('GET', `${applicationPath(tenant, application)}/certificates`),
  addCertificate: (tenant: string, application: string, pem: string) =>
    call<CertificateInfo>('POST', `${applicationPath(tenant, application)}/certificates`, { pem }),
  removeCertificate: (tenant: string, application: string, thumbprint: string) =>
    call<void>('DELETE', `${applicationPath(tenant, application)}/certificates/${segment(thumbprint)}`),
  federatedCredentials: (tenant: string, application: string) =>
    call<readonly FederatedCredential[]>(
      'GET',
      `${applicationPath(tenant, application)}/federated-credentials`,
    ),
  federate: (tenant: string, application: string, credential: FederatedCredential) =>
    call<FederatedCredential>(
      'POST',
      `${applicationPath(tenant, application)}/federated-credentials`,
      credential,
    ),
  removeFederatedCredential: (tenant: string, application: string, issuer: string, subject: string) =>
    call<void>(
      'DELETE',
      `${applicationPath(tenant, application)}/federated-credentials?${queryOf({ issuer, subject })}`,
    ),
})

const peopleCalls = (call: CallControl) => ({
  people: (tenant: string) => call<readonly Person[]>('GET', `${tenantPath(tenant)}/people`),
  addPerson: (tenant: string, options: PersonOptions) =>
    call<Person>('POST', `${tenantPath(tenant)}/people`, options),
  person: (tenant: string, person: string) => call<Person>('GET', personPath(tenant, person)),
  updatePerson: (
    tenant: string,
    person: string,
    options: Partial<Omit<PersonOptions, 'userPrincipalName' | 'id' | 'kind'>>,
  ) => call<Person>('PATCH', personPath(tenant, person), options),
  removePerson: (tenant: string, person: string) => call<void>('DELETE', personPath(tenant, person)),
  revokeSessions: (tenant: string, person: string) =>
    call<void>('POST', `${personPath(tenant, person)}/revoke-sessions`),
  groups: (tenant: string) => call<readonly Group[]>('GET', `${tenantPath(tenant)}/groups`),
  addGroup: (tenant: string, options: GroupOptions) =>
    call<Group>('POST', `${tenantPath(tenant)}/groups`, options),
  removeGroup: (tenant: string, group: string) =>
    call<void>('DELETE', `${tenantPath(tenant)}/groups/${segment(group)}`),
  signInAs: (tenant: string, person: string | null) =>
    person === null
      ? call<void>('DELETE', `${tenantPath(tenant)}/sign-in-as`)
      : call<void>('PUT', `${tenantPath(tenant)}/sign-in-as`, { person }),
})

const lieAndTimeCalls = (call: CallControl) => ({
  faults: (tenant: string) => call<readonly Fault[]>('GET', `${tenantPath(tenant)}/faults`),
  setFaults: (tenant: string, faults: readonly Fault[]) =>
    call<readonly Fault[]>('PUT', `${tenantPath(tenant)}/faults`, faults),
  honest: (tenant: string) => call<void>('DELETE', `${tenantPath(tenant)}/faults`),
  clock: (tenant: string) => call<{ readonly now: string }>('GET', `${tenantPath(tenant)}/clock`),
  changeClock: (tenant: string, change: ClockChange) =>
    call<{ readonly now: string }>('POST', `${tenantPath(tenant)}/clock`, change),
  keys: (tenant: string) => call<KeysInfo>('GET', `${tenantPath(tenant)}/keys`),
  publishKey: (tenant: string) => call<KeysInfo>('POST', `${tenantPath(tenant)}/keys/publish`),
  signWith: (tenant: string, kid: string) =>
    call<KeysInfo>('PUT', `${tenantPath(tenant)}/keys/signing`, { kid }),
  rollKeys: (tenant: string, options: { readonly withdraw?: boolean } = {}) =>
    call<KeysInfo>('POST', `${tenantPath(tenant)}/keys/roll`, options),
  retireKey: (tenant: string, kid: string) =>
    call<void>('DELETE', `${tenantPath(tenant)}/keys/${segment(kid)}`),
})
