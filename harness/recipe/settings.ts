/** The settings of a run: what is said once for a product, whoever drives it. */
import { z } from 'zod'
import { type Profile, profileNames } from '../profile.ts'

export const settingsShape = {
  /** A name, the URL of an HTTP driver, a file (recipe, module, program), or a program with its first words. */
  driver: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).exactOptional(),
  /** Bearer token for the HTTP driver. */
  driverToken: z.string().min(1).exactOptional(),
  /** Where scenarios run that do not need a real browser. Default: http. */
  browser: z.enum(['http', 'chromium']).exactOptional(),
  seed: z.string().min(1).exactOptional(),
  profile: z.enum(profileNames as [Profile, ...Profile[]]).exactOptional(),
  reporters: z.array(z.string()).exactOptional(),
  output: z.string().min(1).exactOptional(),
  concurrency: z.int().min(1).max(64).exactOptional(),
  /** Seconds that the product may take to answer. */
  timeout: z.number().min(0.1).max(600).exactOptional(),
  /** Seconds that a product which answers 429 is waited for, request by request. Default: 20. */
  patience: z.number().min(0).max(600).exactOptional(),
  /** Domain of the people of the cast, for products that refuse made-up ones. */
  mailDomain: z.hostname().exactOptional(),
  /** Hosts beyond loopback that may be tested. */
  allow: z.array(z.string().min(1)).exactOptional(),
} as const

const settings = z.strictObject(settingsShape)
export type RunSettings = z.infer<typeof settings>
