/**
 * Products that are right and not the reference. The whole catalogue has to pass on each: where one turns a
 * scenario red, the scenario asks for one implementation and not for what is right.
 */
import { answerVariants } from './variants/answer-variants.ts'
import { memberVariants } from './variants/member-variants.ts'
import { requestVariants } from './variants/request-variants.ts'
import { settingsVariants } from './variants/settings-variants.ts'
import type { BenignVariant } from './variants/variant.ts'

const table = { ...requestVariants, ...settingsVariants, ...answerVariants, ...memberVariants }

/** Rows that the reference itself is: it refuses every algorithm but RS256, whatever is advertised. */
export const referenceRows = ['B08'] as const

/** Rows that are no variant yet, with the reason. */
export const missingRows = {
  B13: 'The harness registers applications for the code flow only, without ID tokens from the authorization endpoint.',
} as const

export type VariantName = keyof typeof table

export const variants: Readonly<Record<VariantName, BenignVariant>> = table

export const isVariantName = (name: string): name is VariantName => Object.hasOwn(table, name)
