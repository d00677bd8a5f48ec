import type { BrowserStep } from './browser-steps.ts'
import type { ContentStep } from './content-steps.ts'
import { refusals } from './expectations.ts'
import type { OutsideStep } from './outside-steps.ts'
import type { SettingsStep } from './settings-steps.ts'

/**
 * One thing that is done. `expect` is what a good product does then; a step without it is only done. The
 * same word is used for what a person does, what the administrator does and what happens at Entra.
 */
export type Step = (SettingsStep | BrowserStep | ContentStep | OutsideStep) & {
  /** Replaces the scenario's `failure` when it is this step that shows it. */
  readonly failure?: string
}

/** Whether a step is one that a good product refuses. */
export const isRefusal = (step: Step): boolean =>
  'expect' in step && step.expect !== undefined && refusals.has(step.expect)
