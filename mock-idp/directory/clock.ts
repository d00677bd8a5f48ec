import type { TenantClock } from '../contract.ts'
import { parseDuration } from '../duration.ts'

export interface Clock extends TenantClock {
  /** Milliseconds since the epoch by this clock. */
  ms(): number
}

/** @param machine the time that the clock follows until it is moved or stopped. */
export const createClock = (machine: () => number = Date.now): Clock => {
  let offset = 0
  let frozen: number | undefined
  const ms = (): number => frozen ?? machine() + offset
  return {
    ms,
    now: () => new Date(ms()),
    advance: (by) => {
      const milliseconds = parseDuration(by, 'by')
      if (frozen === undefined) offset += milliseconds
      else frozen += milliseconds
    },
    freeze: (at) => {
      frozen = at?.getTime() ?? ms()
    },
    reset: () => {
      offset = 0
      frozen = undefined
    },
  }
}
