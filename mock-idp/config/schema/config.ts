import { z } from 'zod'
import { text } from './primitives.ts'
import { consumersConfig, tenantConfig } from './tenant.ts'

/** `EntraConfig` of the contract: a seed file, and the body of `PUT /config`. */
export const entraConfig = z.strictObject({
  seed: text.exactOptional(),
  tenants: z.array(tenantConfig).exactOptional(),
  consumers: consumersConfig.exactOptional(),
})
