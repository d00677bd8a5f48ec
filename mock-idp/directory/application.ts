import type { Application, ApplicationOptions, ClientSecret } from '../contract.ts'
import { parseDuration } from '../duration.ts'
import { MockEntraError, type Problem } from '../errors.ts'
import { guidPattern, type Seed } from '../seed.ts'
import type { Directory } from './directory.ts'
import type { ApplicationRecord, SecretRecord, TenantRecord } from './records.ts'
import { redirectUriProblem } from './redirect-uri.ts'

const day = 86_400_000
const longestSecretLife = 730 * day

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
  const redirectUris = options.redirectUris ?? []
  const spaRedirectUris = options.spaRedirectUris ?? []
  const problems: Problem[] = [
    ...redirectUris.flatMap((uri, index) => uriProblem(uri, `redirectUris.${index}`)),
    ...spaRedirectUris.flatMap((uri, index) => uriProblem(uri, `spaRedirectUris.${index}`)),
    ...(options.logoutUrl === undefined ? [] : uriProblem(options.logoutUrl, 'logoutUrl')),
  ]
  if (!guidPattern.test(clientId))
    problems.push({ path: 'clientId', message: `expected a GUID, got ${JSON.stringify(clientId)}` })
  if (home.applications.has(clientId) || directory.shared.has(clientId))
    problems.push({ path: 'clientId', message: `${clientId} is registered already` })
  if (problems.length > 0)
    throw new MockEntraError('bad-input', 'The application cannot be registered.', problems)
  const record: ApplicationRecord = {
    clientId,
    displayName: options.displayName ?? 'Application under test',
    signInAudience: options.signInAudience ?? 'AzureADMyOrg',
    optionalClaims: options.optionalClaims ?? [],
    home,
    redirectUris: [...redirectUris],
    spaRedirectUris: [...spaRedirectUris],
    logoutUrl: options.logoutUrl,
    ownSigningKey: options.ownSigningKey === true,
    secrets: [],
  }
  home.applications.set(clientId, record)
  if (record.signInAudience === 'AzureADMultipleOrgs') directory.shared.set(clientId, record)
  return record
}

const uriProblem = (uri: string, path: string): Problem[] => {
  const problem = redirectUriProblem(uri)
  return problem === undefined ? [] : [{ path, message: `${JSON.stringify(uri)} ${problem}` }]
}

/** Allows one more redirect URI; the same one twice is one. */
export const addRedirectUri = (record: ApplicationRecord, uri: string): void => {
  const problems = uriProblem(uri, 'uri')
  if (problems.length > 0)
    throw new MockEntraError('bad-input', 'The redirect URI cannot be registered.', problems)
  if (!record.redirectUris.includes(uri)) record.redirectUris = [...record.redirectUris, uri]
}

/** Makes a client secret that lives by the clock of the application's tenant. */
export const addSecret = (
  seed: Seed,
  serial: number,
  record: ApplicationRecord,
  {
    expiresIn = '180d',
    displayName = '',
  }: { readonly expiresIn?: string; readonly displayName?: string } = {},
): SecretRecord => {
  const life = parseDuration(expiresIn, 'expiresIn')
  if (life > longestSecretLife)
    throw new MockEntraError('bad-input', 'The client secret would live too long.', [
      { path: 'expiresIn', message: `at most 730d, got ${expiresIn}` },
    ])
  const label = `secret:${record.clientId}:${serial}`
  const secret = lazySecret(seed, label, displayName, record.home.clock.ms() + life)
  record.secrets = [...record.secrets, secret]
  return secret
}

/** Derives its ID and value when they are first read: most secrets of a large directory never are. */
const lazySecret = (seed: Seed, label: string, displayName: string, expires: number): SecretRecord => {
  let keyId: string | undefined
  let value: string | undefined
  return {
    get keyId() {
      keyId ??= seed.guid(`${label}:id`)
      return keyId
    },
    get value() {
      value ??= secretValue(seed.text(label, 40))
      return value
    },
    displayName,
    expires,
  }
}

/** Forty characters of the shape `abc8Q~…`, with the characters in it that badly written clients forget to encode. */
const secretValue = (random: string): string =>
  `${random.slice(0, 3).replaceAll(/[-_]/g, 'x')}8Q~${random.slice(6, 20)}.${random.slice(21, 30)}~${random.slice(31)}`

export const secretView = (secret: SecretRecord): ClientSecret => ({
  get keyId() {
    return secret.keyId
  },
  get value() {
    return secret.value
  },
  get hint() {
    return secret.value.slice(0, 3)
  },
  displayName: secret.displayName,
  expires: new Date(secret.expires),
})

/** The public face of an application record. */
export const applicationView = (
  seed: Seed,
  serial: () => number,
  record: ApplicationRecord,
): Application => ({
  clientId: record.clientId,
  displayName: record.displayName,
  signInAudience: record.signInAudience,
  get redirectUris() {
    return record.redirectUris
  },
  addRedirectUri: (uri) => addRedirectUri(record, uri),
  secret: (options) => secretView(addSecret(seed, serial(), record, options)),
  secrets: () => record.secrets.map(secretView),
  removeSecret: (keyId) => {
    const secret = secretOf(record, keyId)
    record.secrets = record.secrets.filter((other) => other !== secret)
  },
  expireSecret: (keyId) => {
    const secret = secretOf(record, keyId)
    const expired = { ...secret, expires: record.home.clock.ms() }
    record.secrets = record.secrets.map((other) => (other === secret ? expired : other))
  },
})

/** Throws `MockEntraError` with the code `unknown`. */
const secretOf = ({ clientId, secrets }: ApplicationRecord, keyId: string): SecretRecord => {
  const secret = secrets.find((candidate) => candidate.keyId === keyId)
  if (secret !== undefined) return secret
  throw new MockEntraError(
    'unknown',
    `The application ${clientId} has no secret with the Secret ID ${keyId}.`,
  )
}
