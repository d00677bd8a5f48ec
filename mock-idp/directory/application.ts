import type { Application, ApplicationOptions, ApplicationSettings } from '../contract.ts'
import { MockEntraError, type Problem } from '../errors.ts'
import { guidPattern, type Seed } from '../seed.ts'
import { audienceProblems } from './audience-rules.ts'
import { addConsent } from './consent.ts'
import {
  addCertificate,
  addFederatedCredential,
  addSecret,
  certificateView,
  expireSecret,
  removeCertificate,
  removeFederatedCredential,
  removeSecret,
  secretView,
} from './credentials.ts'
import type { Directory } from './directory.ts'
import type { ApplicationRecord, TenantRecord } from './records.ts'
import { redirectUriProblem } from './redirect-uri.ts'
import {
  applicationProblems,
  applicationSettingNames,
  applicationSettings,
  roleProblems,
} from './settings.ts'

/** Registers an application. Throws `MockEntraError` that lists everything wrong with the options. */
export const registerApplication = (
  directory: Directory,
  seed: Seed,
  home: TenantRecord,
  options: ApplicationOptions,
): ApplicationRecord => {
  const clientId = (
    options.clientId ?? seed.guid(`application:${home.id}:${home.applications.size}`)
  ).toLowerCase()
  const settings = applicationSettings(options)
  const problems: Problem[] = [
    ...applicationProblems(options),
    ...roleProblems(settings),
    ...audienceProblems(settings),
  ]
  if (!guidPattern.test(clientId))
    problems.push({ path: 'clientId', message: `expected a GUID, got ${JSON.stringify(clientId)}` })
  if (home.applications.has(clientId) || directory.shared.has(clientId))
    problems.push({ path: 'clientId', message: `${clientId} is registered already` })
  if (problems.length > 0)
    throw new MockEntraError('bad-input', 'The application cannot be registered.', problems)
  const record: ApplicationRecord = {
    clientId,
    home,
    ...settings,
    secrets: [],
    certificates: [],
    federatedCredentials: [],
    consents: new Map(),
  }
  home.applications.set(clientId, record)
  share(directory, record)
  return record
}

/**
 * Changes an application in place. Throws `MockEntraError` that lists everything wrong with the options.
 * @param before what holds for the options that are not named: what held so far, or the defaults
 */
export const updateApplication = (
  directory: Directory,
  record: ApplicationRecord,
  options: ApplicationOptions,
  before: ApplicationSettings = record,
): void => {
  const settings = applicationSettings(options, before)
  const problems = [...applicationProblems(options), ...roleProblems(settings), ...audienceProblems(settings)]
  if (problems.length > 0)
    throw new MockEntraError('bad-input', 'The application cannot be changed.', problems)
  Object.assign(record, settings)
  share(directory, record)
}

/** Applications for more than their own organisation are found in every tenant. */
const share = (directory: Directory, record: ApplicationRecord): void => {
  if (record.signInAudience === 'AzureADMyOrg') directory.shared.delete(record.clientId)
  else directory.shared.set(record.clientId, record)
}

export const removeApplication = (directory: Directory, home: TenantRecord, clientId: string): void => {
  const id = clientId.toLowerCase()
  if (!home.applications.delete(id))
    throw new MockEntraError('unknown', `There is no application ${clientId} in ${home.domain}.`)
  directory.shared.delete(id)
}

/** Allows one more redirect URI of the platform Web; the same one twice is one. */
export const addRedirectUri = (record: ApplicationRecord, uri: string): void => {
  const problem = redirectUriProblem(uri)
  const redirectUris = record.redirectUris.includes(uri) ? record.redirectUris : [...record.redirectUris, uri]
  const problems =
    problem === undefined
      ? audienceProblems({ ...record, redirectUris }).map(({ message }) => ({ path: 'uri', message }))
      : [{ path: 'uri', message: `${JSON.stringify(uri)} ${problem}` }]
  if (problems.length > 0)
    throw new MockEntraError('bad-input', 'The redirect URI cannot be registered.', problems)
  record.redirectUris = redirectUris
}

const settingsOf = (record: ApplicationRecord): ApplicationSettings =>
  Object.fromEntries(
    applicationSettingNames.map((name) => [name, record[name]]),
  ) as unknown as ApplicationSettings

/** The public face of an application record. */
export const applicationView = (
  {
    directory,
    seed,
    serial,
  }: { readonly directory: Directory; readonly seed: Seed; readonly serial: () => number },
  record: ApplicationRecord,
): Application => ({
  clientId: record.clientId,
  get displayName() {
    return record.displayName
  },
  get signInAudience() {
    return record.signInAudience
  },
  get redirectUris() {
    return record.redirectUris
  },
  get settings() {
    return settingsOf(record)
  },
  update: (options) => updateApplication(directory, record, options),
  addRedirectUri: (uri) => addRedirectUri(record, uri),
  secret: (options) => secretView(addSecret(seed, serial(), record, options)),
  secrets: () => record.secrets.map(secretView),
  removeSecret: (keyId) => removeSecret(record, keyId),
  expireSecret: (keyId) => expireSecret(record, keyId),
  certificate: (pem) => certificateView(addCertificate(record, pem)),
  certificates: () => record.certificates.map(certificateView),
  removeCertificate: (thumbprint) => removeCertificate(record, thumbprint),
  federate: (credential) => addFederatedCredential(record, credential),
  federatedCredentials: () => record.federatedCredentials,
  removeFederatedCredential: (issuer, subject) => removeFederatedCredential(record, issuer, subject),
  consentTo: (consent) => addConsent(record, consent),
  revokeConsents: () => record.consents.clear(),
})
