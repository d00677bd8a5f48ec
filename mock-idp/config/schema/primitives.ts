/** The small words that all other schemas are made of. */
import { z } from 'zod'
import type { Json } from '../../faults/fault.ts'

export const guid = z.guid('expected a GUID')

export const duration = z
  .string()
  .regex(/^[+-]?\d+(\.\d+)?(ms|s|m|h|d)$/, 'expected a duration such as 90s, 10m or 181d')

export const text = z.string()
export const texts = z.array(text)

export const json: z.ZodType<Json> = z.json()
export const jsonObject = z.record(z.string(), json)
