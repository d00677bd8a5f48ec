/** The steps of a verb, apart: what Greencheck does itself, and what a browser does after it. Pure. */
import type { BrowserAction } from '../driver.ts'
import { locatorOf } from './locator.ts'
import type { Opened, RequestStep, Step, Steps, WrittenRecipe } from './schema.ts'
import { fill, fillAddress, fillRecord, type Values } from './values.ts'

/** One step may stand without the dash of a list. */
export const listOf = (steps: Steps | undefined): readonly Step[] =>
  steps === undefined ? [] : Array.isArray(steps) ? steps : [steps]

/** Done by Greencheck itself, without a browser. */
export type OwnStep = RequestStep | Extract<Step, { readonly restart: true }>

export const isPageStep = (step: Step): step is Exclude<Step, OwnStep> =>
  !('request' in step) && !('restart' in step)

export const ownSteps = (steps: readonly Step[]): readonly OwnStep[] =>
  steps.filter((step): step is OwnStep => !isPageStep(step))

/** Where the settings page is: said, or where "setup" goes first. */
export const settingsAddress = ({ settings, setup }: WrittenRecipe): string | undefined =>
  settings === undefined
    ? listOf(setup).find((step): step is Extract<Step, { readonly visit: string }> => 'visit' in step)?.visit
    : addressOf(settings)

/** The address of something that is opened by "visit" or asked for by "request". */
export const addressOf = ({ visit, request }: Opened): string => visit ?? request?.split(' ')[1] ?? '/'

const filledLocator = (written: Parameters<typeof locatorOf>[0], values: Values) => {
  const locator = locatorOf(written)
  return typeof locator === 'string' ? fill(locator, values) : locator
}

/** What a browser does. Fields that are filled in by a step of their own belong to the next button. */
export const actionsOf = (steps: readonly Step[], values: Values, base: string): readonly BrowserAction[] => {
  let waiting: Readonly<Record<string, string>> = {}
  return steps.filter(isPageStep).flatMap((step): BrowserAction[] => {
    if ('visit' in step) return [{ visit: fillAddress(step.visit, values, base) }]
    if ('waitFor' in step)
      return [
        {
          waitFor: filledLocator(step.waitFor, values),
          ...(step.seconds === undefined ? {} : { seconds: step.seconds }),
        },
      ]
    const fields = { ...waiting, ...fillRecord(step.fill ?? {}, values) }
    if (!('press' in step)) {
      waiting = fields
      return []
    }
    waiting = {}
    const press = fill(step.press, values)
    return [Object.keys(fields).length === 0 ? { press } : { press, fill: fields }]
  })
}
