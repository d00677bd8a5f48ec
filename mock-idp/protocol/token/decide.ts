import type { Refusal } from '../../aadsts/refusal.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import { missing } from '../authorize-request.ts'
import { assertionAudiences } from '../client-authentication/audiences.ts'
import { authenticateClient } from '../client-authentication/authenticate.ts'
import { type Credentials, readCredentials } from '../client-authentication/credentials.ts'
import { secretOf } from '../client-authentication/proof.ts'
import { clientKindOf, originRefusal, type Platform, platformOf } from '../platform.ts'
import { authorizationCode } from './authorization-code.ts'
import { clientCredentials } from './client-credentials.ts'
import type { GrantRules, TokenDecision, TokenRequest } from './decision.ts'
import { deviceCode } from './device-code.ts'
import { findClient } from './find-client.ts'
import { onBehalfOf } from './on-behalf-of.ts'
import { password } from './password.ts'
import { atConsumers } from './personal-accounts.ts'
import { refreshToken } from './refresh-token.ts'

/** The grants that are served, by `grant_type`. */
const grants: ReadonlyMap<string, GrantRules> = new Map([
  ['authorization_code', authorizationCode],
  ['refresh_token', refreshToken],
  ['client_credentials', clientCredentials],
  ['urn:ietf:params:oauth:grant-type:device_code', deviceCode],
  ['device_code', deviceCode],
  ['password', password],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', onBehalfOf],
])

/** Headers of the request that decide something. */
export interface TokenHeaders {
  readonly authorization?: string | undefined
  readonly origin?: string | undefined
  readonly host?: string | undefined
  readonly secure: boolean
}

/** The checks of the token endpoint in Entra's order: parameters, application, credential, then the grant. */
export const decideToken = async (request: TokenRequest, headers: TokenHeaders): Promise<TokenDecision> => {
  const { world, authority, version, form } = request
  const refuse = (refusal: Refusal): TokenDecision => ({ kind: 'refused', refusal })
  const asked = form['grant_type'] ?? ''
  if (asked === '') return refuse(missing('grant_type'))
  const rules = grants.get(asked)
  if (rules === undefined)
    return refuse({
      code: 70003,
      values: { grantType: asked },
      reason: `The grant_type ${asked} is not supported.`,
    })
  const credentials = readCredentials({ form, headers })
  const early = earlyRefusal(request, rules, credentials)
  if (early !== undefined) return refuse(early)
  const known = findClient(world.directory, authority, version, credentials.clientId)
  if (known.kind === 'refused') return known
  const { application } = known
  const refused = (refusal: Refusal): TokenDecision => ({ kind: 'refused', application, refusal })
  if (credentials.ambiguous !== undefined) return refused({ code: 7000110, reason: credentials.ambiguous })
  const absent = rules.required(version).find((name) => (form[name] ?? '') === '')
  if (absent !== undefined) return refused(missing(absent))
  const platform = platformOf(application, rules.redirectUri(request))
  const foreign = originRefusal(platform, headers.origin, hasCredential(credentials))
  if (foreign !== undefined) return refused(foreign)
  const asking = `${headers.secure ? 'https' : 'http'}://${headers.host ?? ''}`
  const client = await authenticateClient(world, application, credentials, {
    kind: kindOf(rules, application, platform),
    without: rules.without,
    audiences: assertionAudiences(world, asking, authority),
  })
  if (client.kind === 'refused') return { ...client, application }
  const { proof } = client
  const decision = await rules.decide(request, { application, proof, platform })
  return decision.kind === 'refused'
    ? {
        ...decision,
        refusal: atConsumers(authority, decision.refusal),
        application,
        secret: secretOf(proof),
      }
    : { ...decision, application, proof, platform }
}

const hasCredential = ({ clientSecret, assertion }: Credentials): boolean =>
  clientSecret !== undefined || assertion !== undefined

/** What is refused whoever asks. A client credentials request without credential is, even without a client ID. */
const earlyRefusal = (
  request: TokenRequest,
  rules: GrantRules,
  credentials: Credentials,
): Refusal | undefined =>
  rules.without === 7000216 && !hasCredential(credentials)
    ? { code: 7000216, reason: 'The request carries no client credential.' }
    : rules.elsewhere?.(request.authority)

const kindOf = (
  { client }: GrantRules,
  application: ApplicationRecord,
  platform: Platform | undefined,
): 'public' | 'confidential' =>
  client === 'confidential' ? 'confidential' : clientKindOf(application, platform)
