import { z } from 'zod'
import { duration } from './primitives.ts'

const freeze = z.union([z.literal(true), z.iso.datetime({ offset: true })])

/** `ClockConfig` of the contract. */
export const clockConfig = z.strictObject({
  freeze: freeze.exactOptional(),
  advance: duration.exactOptional(),
})

/** A change of the clock: resets, stops and moves it, in this order. */
export const clockChange = clockConfig.extend({ reset: z.literal(true).exactOptional() })
