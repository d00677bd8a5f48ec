import type { Refusal } from '../../aadsts/refusal.ts'

/** A parameter that is not there. The text says "body" for queries too. */
export const missing = (parameter: string): Refusal => ({
  code: 900144,
  values: { parameter },
  reason: `The parameter ${parameter} is missing.`,
})
