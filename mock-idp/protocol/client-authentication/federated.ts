import { createPublicKey } from 'node:crypto'
import type { JWK } from 'jose'
import type { FederatedCredential } from '../../contract.ts'
import type { Directory } from '../../directory/directory.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import { type Hosts, issuerOf, issuerV1Of } from '../../server/urls.ts'
import { missingFrom } from './certificate.ts'
import { audiencesOf, isSignedBy, type ReadJwt, textIn, timeRefusal } from './jwt.ts'
import type { Authentication } from './proof.ts'

const defaultAudience = 'api://AzureADTokenExchange'
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']

/**
 * A federated credential: a token of another identity provider stands for the application. Issuer, subject and
 * audience have to match to the letter.
 * @param now milliseconds, by the clock of the application's tenant
 */
export const checkFederatedAssertion = async (
  surroundings: Hosts & { readonly directory: Directory },
  application: ApplicationRecord,
  jwt: ReadJwt,
  now: number,
): Promise<Authentication> => {
  const { clientId, displayName, federatedCredentials } = application
  const refused = (code: number, reason: string, values: Record<string, string> = {}): Authentication => ({
    kind: 'refused',
    refusal: { code, values: { appId: clientId, appName: displayName, ...values }, reason },
  })
  const issuer = textIn(jwt.claims, 'iss')
  if (issuer === undefined)
    return refused(90014, 'The assertion has no iss.', { parameter: 'iss', from: missingFrom })
  if (federatedCredentials.length === 0)
    return refused(70025, `A token of ${issuer} was presented, and there is no federated credential.`)
  const subject = textIn(jwt.claims, 'sub') ?? ''
  const audiences = audiencesOf(jwt.claims)
  const ofIssuer = federatedCredentials.filter((one) => one.issuer === issuer)
  if (ofIssuer.length === 0)
    return refused(700211, `No federated credential has the issuer ${issuer}.`, { value: issuer })
  const ofSubject = ofIssuer.filter((one) => one.subject === subject)
  if (ofSubject.length === 0)
    return refused(700213, `No federated credential of the issuer has the subject ${subject}.`, {
      value: subject,
    })
  const credential = ofSubject.find(({ audience = defaultAudience }) => audiences.includes(audience))
  if (credential === undefined)
    return refused(
      700212,
      `No federated credential of the subject has the audience ${audiences.join(', ')}.`,
      {
        value: audiences.join(', '),
      },
    )
  if (!(await isSignedBy(jwt.text, keysOf(surroundings, credential), algorithms)))
    return refused(700027, `The assertion is not signed by a known key of ${issuer}.`, {
      reason: 'The key was not found.',
      thumbprint: textIn(jwt.header, 'kid') ?? '',
    })
  const refusal = timeRefusal(jwt.claims, now)
  return refusal === undefined
    ? { kind: 'proven', proof: { kind: 'federated', issuer } }
    : { kind: 'refused', refusal }
}

/** The keys that were given with the credential, or those of the tenant of this mock that has the issuer. */
const keysOf = (
  { directory, ...hosts }: Hosts & { readonly directory: Directory },
  { issuer, keys }: FederatedCredential,
): readonly (JWK | ReturnType<typeof createPublicKey>)[] => {
  if (keys !== undefined) return keys as readonly JWK[]
  for (const tenant of directory.tenants.values())
    if (issuer === issuerOf(hosts, tenant) || issuer === issuerV1Of(hosts, tenant.id))
      return tenant.keys.publishedKeys().map((key) => createPublicKey(key.publicPem()))
  return []
}
