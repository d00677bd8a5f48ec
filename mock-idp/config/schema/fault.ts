import { z } from 'zod'
import { checkFaults } from '../../faults/check.ts'
import { type Fault, faultPoints } from '../../faults/fault.ts'

const shape = z.looseObject({
  at: z.enum(faultPoints),
  do: z.string(),
  says: z.string().describe('Completes "The mock Entra sent …".'),
  scope: z
    .strictObject({
      application: z.string().exactOptional(),
      person: z.string().exactOptional(),
      nth: z.int().min(1).exactOptional(),
    })
    .exactOptional(),
})

/** Lies as the vocabulary has them; it checks them itself, by its own rules. */
export const faults = z.array(shape).superRefine((given, context) => {
  for (const { path, message } of checkFaults(given, ''))
    context.addIssue({ code: 'custom', path: path.split('.').filter((name) => name !== ''), message })
}) as unknown as z.ZodType<readonly Fault[]>
