import { z } from 'zod'
import { personKinds } from '../../contract/person.ts'
import { guid, jsonObject, text, texts } from './primitives.ts'

const mfaStates = ['registered', 'not-registered'] as const
const deviceStates = ['none', 'registered', 'compliant', 'joined'] as const
const risks = ['none', 'high'] as const

/** `PersonOptions` of the contract. */
export const personOptions = z.strictObject({
  userPrincipalName: text,
  kind: z.enum(personKinds).exactOptional(),
  identityProvider: text.exactOptional(),
  mail: text.nullable().exactOptional(),
  displayName: text.exactOptional(),
  givenName: text.nullable().exactOptional(),
  familyName: text.nullable().exactOptional(),
  id: guid.exactOptional(),
  groups: z.union([texts, z.int().min(0).max(2_000)]).exactOptional(),
  directoryRoles: texts.exactOptional(),
  enabled: z.boolean().exactOptional(),
  password: text.exactOptional(),
  passwordExpired: z.boolean().exactOptional(),
  locked: z.boolean().exactOptional(),
  mfa: z.enum(mfaStates).exactOptional(),
  device: z.enum(deviceStates).exactOptional(),
  risk: z.enum(risks).exactOptional(),
  administrator: z.boolean().exactOptional(),
  attributes: jsonObject.exactOptional(),
})

/** `Person` of the contract, as the control API answers. */
export const personBody = z.object({
  id: guid,
  userPrincipalName: text,
  signInName: text,
  kind: z.enum(personKinds),
  identityProvider: text.optional(),
  mail: text.nullable(),
  displayName: text,
  givenName: text.nullable(),
  familyName: text.nullable(),
  groups: texts,
  directoryRoles: texts,
  enabled: z.boolean(),
  password: text.optional(),
  passwordExpired: z.boolean(),
  locked: z.boolean(),
  mfa: z.enum(mfaStates),
  device: z.enum(deviceStates),
  risk: z.enum(risks),
  administrator: z.boolean(),
  attributes: jsonObject,
})
