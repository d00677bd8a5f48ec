import { z } from 'zod'
import { accessGrants, clouds, tenantStates } from '../../contract/tenant.ts'
import { applicationConfig } from './application.ts'
import { clockConfig } from './clock.ts'
import { faultsWithNames } from './fault.ts'
import { personOptions } from './person.ts'
import { duration, guid, text, texts } from './primitives.ts'

const conditionalAccessPolicy = z.strictObject({
  displayName: text.exactOptional(),
  applications: texts.exactOptional(),
  people: texts.exactOptional(),
  grant: z.enum(accessGrants).exactOptional(),
  signInFrequency: duration.exactOptional(),
})

const direction = z.enum(['allowed', 'blocked']).exactOptional()

/** `TenantOptions` of the contract. */
export const tenantOptions = z.strictObject({
  id: guid.exactOptional(),
  domain: text.exactOptional(),
  otherDomains: texts.exactOptional(),
  displayName: text.exactOptional(),
  keySet: z.union([z.literal(0), z.literal(1)]).exactOptional(),
  cloud: z.enum(clouds).exactOptional(),
  region: text.exactOptional(),
  regionSubScope: text.exactOptional(),
  state: z.enum(tenantStates).exactOptional(),
  conditionalAccess: z.array(conditionalAccessPolicy).exactOptional(),
  userConsent: z.enum(['allowed', 'blocked']).exactOptional(),
  adminConsentWorkflow: z.boolean().exactOptional(),
  crossTenantAccess: z.strictObject({ inbound: direction, outbound: direction }).exactOptional(),
  tenantRestrictions: texts.exactOptional(),
  secretPropagation: duration.exactOptional(),
  keyRollover: duration.exactOptional(),
})

/** `GroupOptions` of the contract. */
export const groupOptions = z.strictObject({
  displayName: z.string().min(1),
  id: guid.exactOptional(),
  memberOf: texts.exactOptional(),
})

/** `ConsumersConfig` of the contract. */
export const consumersConfig = z.strictObject({
  people: z.array(personOptions).exactOptional(),
  faults: faultsWithNames.exactOptional(),
  clock: clockConfig.exactOptional(),
  signInAs: text.exactOptional(),
})

/** `TenantConfig` of the contract. */
export const tenantConfig = tenantOptions.extend({
  domain: text,
  groups: z.array(groupOptions).exactOptional(),
  applications: z.array(applicationConfig).exactOptional(),
  ...consumersConfig.shape,
})
