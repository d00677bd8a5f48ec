/** What an application can prove itself with: client secrets, certificates, federated credentials. */
import { createHash, X509Certificate } from 'node:crypto'
import type { ClientCertificate, ClientSecret, FederatedCredential, SecretOptions } from '../contract.ts'
import { parseDuration } from '../duration.ts'
import { MockEntraError } from '../errors.ts'
import type { Seed } from '../seed.ts'
import type { ApplicationRecord, CertificateRecord, SecretRecord } from './records.ts'

const day = 86_400_000
/** The portal offers 24 months at most. */
const longestSecretLife = 730 * day
const mostFederatedCredentials = 20

/**
 * Makes a client secret that lives by the clock of the application's tenant.
 * @param serial tells it from the other secrets of the application; its value is derived from it
 */
export const addSecret = (
  seed: Seed,
  serial: number | string,
  record: ApplicationRecord,
  { expiresIn = '180d', displayName = '', value }: SecretOptions = {},
): SecretRecord => {
  const life = parseDuration(expiresIn, 'expiresIn')
  if (life > longestSecretLife)
    throw new MockEntraError('bad-input', 'The client secret would live too long.', [
      { path: 'expiresIn', message: `at most 730d, got ${expiresIn}` },
    ])
  const label = `secret:${record.clientId}:${serial}`
  const now = record.home.clock.ms()
  const secret = lazySecret(seed, label, displayName, { made: now, expires: now + life }, value)
  record.secrets = [...record.secrets, secret]
  return secret
}

/** Derives its ID and value when they are first read: most secrets of a large directory never are. */
const lazySecret = (
  seed: Seed,
  label: string,
  displayName: string,
  times: { readonly made: number; readonly expires: number },
  chosen: string | undefined,
): SecretRecord => {
  let keyId: string | undefined
  let value = chosen
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
    ...times,
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

/** Throws `MockEntraError` with the code `unknown`. */
export const secretOf = ({ clientId, secrets }: ApplicationRecord, keyId: string): SecretRecord => {
  const secret = secrets.find((candidate) => candidate.keyId === keyId)
  if (secret !== undefined) return secret
  throw new MockEntraError(
    'unknown',
    `The application ${clientId} has no secret with the Secret ID ${keyId}.`,
  )
}

export const removeSecret = (record: ApplicationRecord, keyId: string): void => {
  const secret = secretOf(record, keyId)
  record.secrets = record.secrets.filter((other) => other !== secret)
}

/** Lets a secret reach its end now, by the tenant's clock. */
export const expireSecret = (record: ApplicationRecord, keyId: string): void => {
  const { value, displayName, made } = secretOf(record, keyId)
  const expired = { keyId, value, displayName, made, expires: record.home.clock.ms() }
  record.secrets = record.secrets.map((other) => (other.keyId === keyId ? expired : other))
}

/** Uploads a certificate; the same one twice is one. Throws `MockEntraError` when the text is no certificate. */
export const addCertificate = (record: ApplicationRecord, pem: string): CertificateRecord => {
  const certificate = readCertificate(pem)
  const known = record.certificates.find(({ thumbprint }) => thumbprint === certificate.thumbprint)
  if (known !== undefined) return known
  record.certificates = [...record.certificates, certificate]
  return certificate
}

const readCertificate = (pem: string): CertificateRecord => {
  let parsed: X509Certificate
  try {
    parsed = new X509Certificate(pem)
  } catch (cause) {
    throw new MockEntraError(
      'bad-input',
      'The certificate cannot be uploaded.',
      [{ path: 'pem', message: 'expected a certificate in PEM, -----BEGIN CERTIFICATE----- …' }],
      cause,
    )
  }
  const digest = (hash: string): Buffer => createHash(hash).update(parsed.raw).digest()
  return {
    thumbprint: digest('sha1').toString('hex').toUpperCase(),
    x5t: digest('sha1').toString('base64url'),
    x5tS256: digest('sha256').toString('base64url'),
    publicKey: parsed.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    notBefore: Date.parse(parsed.validFrom),
    expires: Date.parse(parsed.validTo),
  }
}

export const certificateView = ({
  thumbprint,
  x5t,
  x5tS256,
  expires,
}: CertificateRecord): ClientCertificate => ({ thumbprint, x5t, x5tS256, expires: new Date(expires) })

export const removeCertificate = (record: ApplicationRecord, thumbprint: string): void => {
  const wanted = thumbprint.toUpperCase()
  if (!record.certificates.some((certificate) => certificate.thumbprint === wanted))
    throw new MockEntraError(
      'unknown',
      `The application ${record.clientId} has no certificate with the thumbprint ${thumbprint}.`,
    )
  record.certificates = record.certificates.filter((certificate) => certificate.thumbprint !== wanted)
}

export const addFederatedCredential = (record: ApplicationRecord, credential: FederatedCredential): void => {
  if (record.federatedCredentials.length >= mostFederatedCredentials)
    throw new MockEntraError(
      'bad-input',
      `The application has ${mostFederatedCredentials} federated credentials already.`,
    )
  record.federatedCredentials = [...record.federatedCredentials, credential]
}

export const removeFederatedCredential = (
  record: ApplicationRecord,
  issuer: string,
  subject: string,
): void => {
  const others = record.federatedCredentials.filter(
    (credential) => credential.issuer !== issuer || credential.subject !== subject,
  )
  if (others.length === record.federatedCredentials.length)
    throw new MockEntraError(
      'unknown',
      `The application ${record.clientId} has no federated credential of the issuer ${issuer} for ${subject}.`,
    )
  record.federatedCredentials = others
}
