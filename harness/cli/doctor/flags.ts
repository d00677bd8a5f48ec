/** What can be typed after `greencheck doctor`. */
import type { FlagTable } from '../flags.ts'
import { flags } from '../options.ts'

const { driver, seed, browser, timeout, config, color, help } = flags

export const doctorFlags = {
  config,
  driver,
  timeout,
  seed,
  browser,
  color,
  help,
} as const satisfies FlagTable
