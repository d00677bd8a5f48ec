/** Does the steps of a recipe: requests and restarts itself, and the rest by telling the browser. */
import type { BrowserAction, Reply } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import { type Organisation, personValues } from './organisation.ts'
import { type Sender, sendStep } from './request.ts'
import type { Step } from './schema.ts'
import { actionsOf, ownSteps } from './steps.ts'
import { fillAddress, MissingValue, type Values } from './values.ts'

export interface Doing {
  readonly sender: Omit<Sender, 'jar'>
  readonly base: string
  readonly restart: () => Promise<void>
}

type Done = { readonly status: 'ok' } | { readonly status: 'refused'; readonly reason: string }

/** A value that is not there yet is a mistake of the recipe, which only running it could show. */
export const explaining = async <Result>(verb: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof MissingValue)
      throw new HarnessError('driver', `in "${verb}" of the recipe, ${thrown.message}`)
    throw thrown
  }
}

/** Does what needs no browser. Values that answers hold are kept. */
export const doOwnSteps = (
  verb: string,
  steps: readonly Step[],
  organisation: Organisation,
  { sender, base, restart }: Doing,
  extra: Iterable<readonly [string, unknown]> = [],
): Promise<Done> =>
  explaining(verb, async () => {
    for (const step of ownSteps(steps)) {
      if ('restart' in step) {
        await restart()
        continue
      }
      const rounds =
        step.each === undefined
          ? [[...extra]]
          : organisation.people.map(({ email }) => [...extra, ...personValues(organisation, email)])
      for (const round of rounds) {
        const values = new Map([...organisation.values, ...round])
        const sent = await sendStep({ ...sender, jar: organisation.jar }, step, values, base)
        if (sent.kind === 'refused') return { status: 'refused', reason: sent.reason }
        for (const [name, value] of sent.saved) organisation.values.set(name, value)
      }
    }
    return { status: 'ok' }
  })

/** Does what needs no browser, and tells the browser the rest. */
export const doSteps = async (
  verb: string,
  steps: readonly Step[],
  organisation: Organisation,
  doing: Doing,
  extra: readonly (readonly [string, unknown])[] = [],
  /** Where the browser begins when the steps do not say it. */
  begin?: string,
): Promise<Reply> => {
  const done = await doOwnSteps(verb, steps, organisation, doing, extra)
  if (done.status === 'refused') return done
  return explaining(verb, async () => {
    const values: Values = new Map([...organisation.values, ...extra])
    const actions = actionsOf(steps, values, doing.base)
    const [first] = actions
    if (first === undefined) return { status: 'ok' }
    const before: readonly BrowserAction[] =
      'visit' in first || begin === undefined ? [] : [{ visit: fillAddress(begin, values, doing.base) }]
    return { status: 'go', actions: [...before, ...actions] }
  })
}
