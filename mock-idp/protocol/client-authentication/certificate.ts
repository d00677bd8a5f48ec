import { createPublicKey } from 'node:crypto'
import type { ApplicationRecord, CertificateRecord } from '../../directory/records.ts'
import { audiencesOf, isSignedBy, type ReadJwt, textIn, timeRefusal } from './jwt.ts'
import type { Authentication } from './proof.ts'

const algorithms = ['RS256', 'PS256']

/**
 * `private_key_jwt`: an assertion that the application signed with the key of one of its certificates. The header
 * names the certificate by its thumbprint (`x5t` or `x5t#S256`); `kid` finds nothing.
 * @param audiences the names that this endpoint goes by, in lower case
 * @param now milliseconds, by the clock of the application's tenant
 */
export const checkCertificateAssertion = async (
  application: ApplicationRecord,
  jwt: ReadJwt,
  audiences: ReadonlySet<string>,
  now: number,
): Promise<Authentication> => {
  const { clientId } = application
  const refused = (code: number, reason: string, values: Record<string, string> = {}): Authentication => ({
    kind: 'refused',
    refusal: { code, values: { appId: clientId, ...values }, reason },
  })
  const { header, claims } = jwt
  const algorithm = textIn(header, 'alg') ?? 'none'
  if (!algorithms.includes(algorithm))
    return refused(5002738, `The assertion is signed with ${algorithm}.`, { algorithm })
  const sha1 = textIn(header, 'x5t')
  const sha256 = textIn(header, 'x5t#S256')
  if (sha1 === undefined && sha256 === undefined && textIn(header, 'kid') === undefined)
    return refused(5002723, 'The header of the assertion names no certificate.')
  for (const name of ['iss', 'sub'])
    if (textIn(claims, name)?.toLowerCase() !== clientId)
      return refused(700021, `${name} of the assertion is ${String(claims[name])}.`)
  const given = audiencesOf(claims)
  if (given.length === 0)
    return refused(90014, 'The assertion has no aud.', { parameter: 'aud', from: missingFrom })
  if (!given.some((audience) => audiences.has(audience.toLowerCase())))
    return refused(50027, `The assertion is meant for ${given.join(', ')}.`)
  const certificate = application.certificates.find(
    (one) => sameBytes(one.x5tS256, sha256) || (sha256 === undefined && sameBytes(one.x5t, sha1)),
  )
  const thumbprint = Buffer.from(sha1 ?? sha256 ?? '', 'base64url')
    .toString('hex')
    .toUpperCase()
  if (certificate === undefined)
    return refused(700027, 'The application has no certificate with the thumbprint of the assertion.', {
      reason: 'The key was not found.',
      thumbprint,
    })
  const bad = (reason: string, detail: string): Authentication =>
    refused(700027, detail, { reason, thumbprint, found: foundKey(certificate) })
  if (now >= certificate.expires) return bad('The key used is expired.', 'The certificate has expired.')
  if (!(await isSignedBy(jwt.text, [createPublicKey(certificate.publicKey)], algorithms)))
    return bad(
      'The provided signature value did not match the expected signature value.',
      'The signature of the assertion is wrong.',
    )
  const refusal = timeRefusal(claims, now)
  return refusal === undefined
    ? { kind: 'proven', proof: { kind: 'certificate', certificate } }
    : { kind: 'refused', refusal }
}

export const missingFrom =
  ' from the credential. Ensure that you have all the necessary parameters for the login request'

const sameBytes = (own: string, given: string | undefined): boolean =>
  given !== undefined && Buffer.from(own, 'base64url').equals(Buffer.from(given, 'base64url'))

const foundKey = ({ notBefore, expires }: CertificateRecord): string =>
  ` Found key 'Start=${americanTime(notBefore)}, End=${americanTime(expires)}',`

/** `08/13/2026 21:24:29` */
const americanTime = (milliseconds: number): string => {
  const [date = '', time = ''] = new Date(milliseconds).toISOString().slice(0, 19).split('T')
  const [year, month, day] = date.split('-')
  return `${month}/${day}/${year} ${time}`
}
