import { z } from 'zod'
import { groupClaimKinds, signInAudiences } from '../../contract/application.ts'
import { duration, guid, jsonObject, text, texts } from './primitives.ts'

const optionalClaim = z.union([
  text,
  z.strictObject({
    name: text,
    source: text.nullable().exactOptional(),
    essential: z.boolean().exactOptional(),
    additionalProperties: texts.exactOptional(),
  }),
])

const appRole = z.strictObject({
  value: text,
  displayName: text.exactOptional(),
  allowedMemberTypes: z.array(z.enum(['User', 'Application'])).exactOptional(),
  isEnabled: z.boolean().exactOptional(),
})

const assignment = z.strictObject({ principal: text, roles: texts.exactOptional() })

/** `ApplicationOptions` of the contract. */
export const applicationOptions = z.strictObject({
  clientId: guid.exactOptional(),
  displayName: text.exactOptional(),
  enabled: z.boolean().exactOptional(),
  redirectUris: texts.exactOptional(),
  spaRedirectUris: texts.exactOptional(),
  nativeRedirectUris: texts.exactOptional(),
  allowPublicClient: z.boolean().exactOptional(),
  logoutUrl: text.exactOptional(),
  ownSigningKey: z.boolean().exactOptional(),
  signInAudience: z.enum(signInAudiences).exactOptional(),
  enableIdTokenIssuance: z.boolean().exactOptional(),
  enableAccessTokenIssuance: z.boolean().exactOptional(),
  optionalClaims: z.array(optionalClaim).exactOptional(),
  accessTokenClaims: z.array(optionalClaim).exactOptional(),
  groupMembershipClaims: z.enum(groupClaimKinds).exactOptional(),
  appRoles: z.array(appRole).exactOptional(),
  assignmentRequired: z.boolean().exactOptional(),
  assignments: z.array(assignment).exactOptional(),
  consent: z.enum(['granted', 'user', 'admin']).exactOptional(),
  requestedAccessTokenVersion: z.union([z.literal(1), z.literal(2), z.null()]).exactOptional(),
  identifierUris: texts.exactOptional(),
  scopes: texts.exactOptional(),
  mappedClaims: z.record(text, text).exactOptional(),
  acceptMappedClaims: z.boolean().exactOptional(),
  removeUnverifiedEmailClaim: z.boolean().exactOptional(),
  tokenLifetime: duration.exactOptional(),
  publisherVerified: z.boolean().exactOptional(),
})

/** `SecretOptions` of the contract. */
export const secretOptions = z.strictObject({
  displayName: text.exactOptional(),
  expiresIn: duration.exactOptional(),
  value: z.string().min(1).exactOptional(),
})

/** `FederatedCredential` of the contract. */
export const federatedCredential = z.strictObject({
  issuer: text,
  subject: text,
  audience: text.exactOptional(),
  keys: z.array(jsonObject).exactOptional(),
})

/** `Consent` of the contract. */
export const consent = z.strictObject({ scopes: texts.min(1), person: text.exactOptional() })

/** `ApplicationConfig` of the contract. */
export const applicationConfig = applicationOptions.extend({
  secrets: z.array(secretOptions).exactOptional(),
  certificates: z.array(z.union([text, z.strictObject({ file: text })])).exactOptional(),
  federatedCredentials: z.array(federatedCredential).exactOptional(),
  consents: z.array(consent).exactOptional(),
})
