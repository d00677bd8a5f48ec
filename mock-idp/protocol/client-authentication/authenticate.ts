import type { Refusal } from '../../aadsts/refusal.ts'
import type { Directory } from '../../directory/directory.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import { guidPattern } from '../../seed.ts'
import type { Hosts } from '../../server/urls.ts'
import { missing } from '../authorize-request.ts'
import { checkCertificateAssertion } from './certificate.ts'
import type { Credentials } from './credentials.ts'
import { checkFederatedAssertion } from './federated.ts'
import { readJwt, textIn } from './jwt.ts'
import type { Authentication } from './proof.ts'
import { checkSecret } from './secret.ts'

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

export interface ClientRules {
  /** What kind of client the platform, or the grant, makes of it. */
  readonly kind: 'public' | 'confidential'
  /** Number for a confidential client that sends no credential. */
  readonly without: 7000216 | 7000218
  /** The names that this endpoint goes by as the audience of an assertion, in lower case. */
  readonly audiences: ReadonlySet<string>
}

/** Whether the application is who it says it is. */
export const authenticateClient = async (
  surroundings: Hosts & { readonly directory: Directory },
  application: ApplicationRecord,
  { clientSecret, assertion, assertionType }: Credentials,
  { kind, without, audiences }: ClientRules,
): Promise<Authentication> => {
  const refused = (refusal: Refusal): Authentication => ({ kind: 'refused', refusal })
  const nothing = assertion === undefined && clientSecret === undefined
  if (kind === 'public')
    return nothing
      ? { kind: 'proven', proof: { kind: 'none' } }
      : refused({ code: 700025, reason: 'A public client sent a credential.' })
  if (nothing) return refused({ code: without, reason: 'The request carries no client credential.' })
  const now = application.home.clock.ms()
  if (assertion === undefined) return checkSecret(application, clientSecret ?? '', now)
  if (assertionType === undefined) return refused(missing('client_assertion_type'))
  if (assertionType !== jwtBearer)
    return refused({
      code: 90023,
      values: { parameter: 'client_assertion_type' },
      reason: `The client_assertion_type ${assertionType} is unknown.`,
    })
  const jwt = readJwt(assertion)
  if (jwt === undefined) return refused({ code: 50027, reason: 'The client assertion is no JWT.' })
  return isOwn(textIn(jwt.claims, 'iss'), textIn(jwt.claims, 'sub'), application.clientId)
    ? checkCertificateAssertion(application, jwt, audiences, now)
    : checkFederatedAssertion(surroundings, application, jwt, now)
}

/** An assertion of the application's own names an application as its issuer; other providers are named by a URL. */
const isOwn = (issuer: string | undefined, subject: string | undefined, clientId: string): boolean =>
  (issuer !== undefined && guidPattern.test(issuer)) || (issuer === undefined && subject === clientId)
