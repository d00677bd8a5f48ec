import { z } from 'zod'
import { checkFaults } from '../../faults/check.ts'
import { type Fault, faultPoints } from '../../faults/fault.ts'

const fault = z.looseObject({
  at: z.enum(faultPoints),
  do: z.string(),
  says: z.string().describe('Completes "The mock Entra sent …".'),
  scope: z.looseObject({}).exactOptional(),
})
type Loose = z.infer<typeof fault>

/** The vocabulary of lies checks its faults itself, by its own grammar. */
const checkedAs = (seen: (fault: Loose) => Loose) =>
  z.array(fault).superRefine((given, context) => {
    for (const { path, message } of checkFaults(given.map(seen), ''))
      context.addIssue({ code: 'custom', path: path.split('.').filter((name) => name !== ''), message })
  }) as unknown as z.ZodType<readonly Fault[]>

/** Lies as the vocabulary has them; a scope holds ids. */
export const faults = checkedAs((given) => given)

/** Lies of a configuration: a scope may hold names, which are looked up when it is applied. */
export const faultsWithNames = checkedAs((given) => {
  const { scope } = given
  if (scope === undefined) return given
  const { person, application, ...rest } = scope
  return {
    ...given,
    scope: {
      ...rest,
      ...(person === undefined || typeof person === 'string' ? {} : { person }),
      ...(application === undefined || typeof application === 'string' ? {} : { application }),
    },
  }
})
