import { z } from 'zod'
import { checkFaults } from '../faults/check.ts'
import { faultPoints } from '../faults/fault.ts'

/** The words of the control API. The OpenAPI document and the checks of every call come from here. */
const guid = z.guid().describe('GUID')
const duration = z
  .string()
  .regex(/^[+-]?\d+(\.\d+)?(ms|s|m|h|d)$/, 'expected a duration such as 90s, 10m or 181d')

export const tenantOptions = z.strictObject({
  id: guid.optional(),
  domain: z.string().optional(),
  displayName: z.string().optional(),
  keySet: z.union([z.literal(0), z.literal(1)]).optional(),
})
export const tenantBody = z.object({
  id: guid,
  domain: z.string(),
  displayName: z.string(),
  issuer: z.string(),
  metadataUrl: z.string(),
})

const audience = z.enum(['AzureADMyOrg', 'AzureADMultipleOrgs'])
export const applicationOptions = z.strictObject({
  clientId: guid.optional(),
  displayName: z.string().optional(),
  redirectUris: z.array(z.string()).optional(),
  spaRedirectUris: z.array(z.string()).optional(),
  logoutUrl: z.string().optional(),
  ownSigningKey: z.boolean().optional(),
  signInAudience: audience.optional(),
  optionalClaims: z.array(z.string()).optional(),
})
export const applicationBody = z.object({
  clientId: guid,
  displayName: z.string(),
  redirectUris: z.array(z.string()),
  signInAudience: audience,
})
export const redirectUriOptions = z.strictObject({ uri: z.string() })

export const secretOptions = z.strictObject({
  expiresIn: duration.optional(),
  displayName: z.string().optional(),
})
export const secretBody = z.object({
  keyId: guid,
  value: z.string(),
  hint: z.string(),
  displayName: z.string(),
  expires: z.string().describe('ISO 8601, by the clock of the tenant'),
})

export const personOptions = z.strictObject({
  userPrincipalName: z.string(),
  mail: z.string().nullable().optional(),
  displayName: z.string().optional(),
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  id: guid.optional(),
  groups: z.array(z.string()).optional(),
})
export const personBody = z.object({
  id: guid,
  userPrincipalName: z.string(),
  mail: z.string().nullable(),
  displayName: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  groups: z.array(z.string()),
})

export const faultsBody = z
  .array(
    z.looseObject({
      at: z.enum(faultPoints),
      do: z.string(),
      says: z.string().describe('completes "The mock Entra sent …"'),
      scope: z
        .strictObject({
          application: z.string().optional(),
          person: z.string().optional(),
          nth: z.number().optional(),
          times: z.number().optional(),
          until: z.string().optional(),
        })
        .optional(),
    }),
  )
  .superRefine((faults, context) => {
    for (const { path, message } of checkFaults(faults, ''))
      context.addIssue({ code: 'custom', path: path.split('.').filter((name) => name !== ''), message })
  })
  .describe('Lies of the tenant; the vocabulary is in mock-idp/faults/fault.ts')

export const clockOptions = z.strictObject({
  advance: duration.optional(),
  freeze: z.union([z.literal(true), z.iso.datetime({ offset: true })]).optional(),
  reset: z.literal(true).optional(),
})
export const clockBody = z.object({ now: z.string().describe('ISO 8601') })

export const rollOptions = z.strictObject({ withdraw: z.boolean().optional() })
export const keysBody = z.object({ published: z.array(z.string()), signing: z.string() })

export const signInAsOptions = z.strictObject({
  person: z.string().describe('object ID or user principal name'),
})
export const nothingBody = z.object({})

/** Milliseconds that a call for the journal may wait at most. */
export const longestWait = 60_000

export const journalQuery = z.strictObject({
  since: z.coerce.number().int().min(0).optional(),
  tenant: z.string().optional(),
  message: z.string().optional(),
  wait: z.coerce
    .number()
    .int()
    .min(0)
    .max(longestWait)
    .optional()
    .describe('milliseconds to wait for a new entry'),
})
export const journalBody = z.object({
  last: z.number(),
  entries: z.array(
    z.looseObject({ seq: z.number(), at: z.string(), message: z.string(), reason: z.string() }),
  ),
})
