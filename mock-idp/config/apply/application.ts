import type { ApplicationConfig, ApplicationOptions } from '../../contract.ts'
import { registerApplication, updateApplication } from '../../directory/application.ts'
import { addConsent } from '../../directory/consent.ts'
import {
  addCertificate,
  addFederatedCredential,
  addSecret,
  removeCertificate,
  removeFederatedCredential,
  removeSecret,
} from '../../directory/credentials.ts'
import type { ApplicationRecord, TenantRecord } from '../../directory/records.ts'
import { applicationDefaults } from '../../directory/settings.ts'
import { MockEntraError } from '../../errors.ts'
import type { World } from '../../world.ts'
import { type AppliedApplication, nothingInApplication, same } from './applied.ts'
import { type Attempt, collectProblems } from './attempt.ts'

/** What the work needs of a world. */
export type Parts = Pick<World, 'directory' | 'seed'>

/** The application that is meant: by client ID, or without one by display name. */
export const clientIdOf = (
  { seed }: Parts,
  home: TenantRecord,
  { clientId, displayName = applicationDefaults.displayName }: ApplicationConfig,
): string => {
  if (clientId !== undefined) return clientId.toLowerCase()
  const name = displayName.toLowerCase()
  const known = [...home.applications.values()].find((other) => other.displayName.toLowerCase() === name)
  return known?.clientId ?? seed.guid(`application:${home.id}:${name}`)
}

/** Makes or changes an application as it is asked for. */
export const applyApplication = (
  parts: Parts,
  home: TenantRecord,
  config: ApplicationConfig,
  before: AppliedApplication = nothingInApplication,
  path: string,
  attempt: Attempt,
): AppliedApplication => {
  const { secrets: _, certificates: __, federatedCredentials: ___, consents: ____, ...options } = config
  const clientId = clientIdOf(parts, home, config)
  const known = home.applications.get(clientId)
  const register = (asked: ApplicationOptions): ApplicationRecord =>
    registerApplication(parts.directory, parts.seed, home, asked)
  const record =
    attempt(path, () => {
      if (known === undefined) return register({ ...options, clientId })
      updateApplication(parts.directory, known, options, applicationDefaults)
      return known
    }) ??
    // A bare one in its place, so that its credentials are looked at as well.
    collectProblems().attempt('', () => known ?? register({ clientId }))
  if (record === undefined) return before
  return {
    secrets: applySecrets(parts, record, config, before, path, attempt),
    thumbprints: applyCertificates(record, config, before, path, attempt),
    federatedCredentials: applyFederatedCredentials(record, config, before, path, attempt),
    consents: applyConsents(record, config, before, path, attempt),
  }
}

/** A secret about which nothing changed stays, with its value and its end. */
const applySecrets = (
  { seed }: Parts,
  record: ApplicationRecord,
  { secrets = [] }: ApplicationConfig,
  before: AppliedApplication,
  path: string,
  attempt: Attempt,
): AppliedApplication['secrets'] => {
  const wanted = new Map(secrets.map((asked) => [asked.displayName ?? '', asked]))
  const exists = (keyId: string): boolean => record.secrets.some((secret) => secret.keyId === keyId)
  const kept = new Map(
    [...before.secrets].filter(([name, { keyId, asked }]) => same(asked, wanted.get(name)) && exists(keyId)),
  )
  for (const [name, { keyId }] of before.secrets)
    if (!kept.has(name) && exists(keyId)) removeSecret(record, keyId)
  return new Map(
    secrets.flatMap((asked, index) => {
      const name = asked.displayName ?? ''
      const old = kept.get(name)
      if (old !== undefined) return [[name, old] as const]
      const made = attempt(`${path}.secrets.${index}`, () =>
        addSecret(seed, `config:${name.toLowerCase()}`, record, asked),
      )
      return made === undefined ? [] : [[name, { keyId: made.keyId, asked }] as const]
    }),
  )
}

const applyCertificates = (
  record: ApplicationRecord,
  { certificates = [] }: ApplicationConfig,
  before: AppliedApplication,
  path: string,
  attempt: Attempt,
): readonly string[] => {
  const wanted = certificates.flatMap((certificate, index) => {
    const made = attempt(`${path}.certificates.${index}`, () => {
      if (typeof certificate === 'string') return addCertificate(record, certificate)
      throw new MockEntraError('bad-input', 'Only a seed file can name a file; give the PEM text.', [
        { path: 'file', message: 'only a seed file can name a file here; give the PEM text' },
      ])
    })
    return made === undefined ? [] : [made.thumbprint]
  })
  for (const old of before.thumbprints)
    if (!wanted.includes(old) && record.certificates.some(({ thumbprint }) => thumbprint === old))
      removeCertificate(record, old)
  return wanted
}

const applyFederatedCredentials = (
  record: ApplicationRecord,
  { federatedCredentials = [] }: ApplicationConfig,
  before: AppliedApplication,
  path: string,
  attempt: Attempt,
): AppliedApplication['federatedCredentials'] => {
  const has = (wanted: AppliedApplication['federatedCredentials'][number]): boolean =>
    record.federatedCredentials.some((credential) => same(credential, wanted))
  for (const old of before.federatedCredentials)
    if (has(old) && !federatedCredentials.some((wanted) => same(wanted, old)))
      removeFederatedCredential(record, old.issuer, old.subject)
  federatedCredentials.forEach((wanted, index) => {
    if (!has(wanted))
      attempt(`${path}.federatedCredentials.${index}`, () => addFederatedCredential(record, wanted))
  })
  return federatedCredentials
}

/** Consents that did not change stay, with those that people gave on the page; a change starts all of them anew. */
const applyConsents = (
  record: ApplicationRecord,
  { consents = [] }: ApplicationConfig,
  before: AppliedApplication,
  path: string,
  attempt: Attempt,
): AppliedApplication['consents'] => {
  if (same(consents, before.consents)) return consents
  record.consents.clear()
  consents.forEach((consent, index) => {
    attempt(`${path}.consents.${index}`, () => addConsent(record, consent))
  })
  return consents
}
