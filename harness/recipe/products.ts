/** The processes of a product: one for all organisations, one for each, or none of ours. */
import { freePort, type Running } from '../process/index.ts'
import { hasOwnPort, type Presence, presenceOf } from './capabilities.ts'
import { type Launching, launch, urlOf } from './launch.ts'
import type { Organisation } from './organisation.ts'
import type { WrittenRecipe } from './schema.ts'
import type { Values } from './values.ts'

export interface Products {
  readonly presence: Presence
  /** Where it is, for an organisation that is new. */
  place(): Promise<readonly (readonly [string, unknown])[]>
  /** Starts the process of an organisation; where there is one for all it runs already. */
  start(organisation: Organisation): Promise<void>
  /** Starts it anew. */
  restart(organisation: Organisation): Promise<void>
  /** Ends the process of an organisation; one that serves all goes on. */
  stop(organisation: Organisation): Promise<void>
  stopAll(): Promise<void>
}

/** @param common the values that are the same for every organisation */
export const openProducts = async (
  recipe: WrittenRecipe,
  common: Values,
  launching: Launching,
): Promise<Products> => {
  const { start } = recipe
  if (start === undefined) throw new Error('a recipe that was checked has a start')
  const presence = presenceOf(recipe)
  const running = new Map<Organisation | 'shared', Running>()

  const placeAt = async (): Promise<readonly (readonly [string, unknown])[]> => {
    const port = ['port', presence === 'running' ? '' : await freePort()] as const
    const url = urlOf(start, new Map([...common, port]))
    return [
      ['port', hasOwnPort(recipe) ? port[1] : new URL(url).port],
      ['url', url],
    ]
  }
  const end = async (whose: Organisation | 'shared'): Promise<void> => {
    const one = running.get(whose)
    running.delete(whose)
    await one?.stop()
  }
  const begin = async (whose: Organisation | 'shared', values: Values): Promise<void> => {
    await end(whose)
    running.set(whose, await launch(start, values, launching))
  }

  const sharedPlace = presence === 'one-each' ? [] : await placeAt()
  const sharedValues = new Map([...common, ...sharedPlace])
  if (presence === 'shared') await begin('shared', sharedValues)
  return {
    presence,
    place: async () => (presence === 'one-each' ? placeAt() : sharedPlace),
    start: async (organisation) => {
      if (presence === 'one-each') await begin(organisation, organisation.values)
    },
    restart: async (organisation) => {
      if (presence === 'one-each') await begin(organisation, organisation.values)
      if (presence === 'shared') await begin('shared', sharedValues)
    },
    stop: end,
    stopAll: async () => {
      await Promise.all([...running.keys()].map(end))
    },
  }
}
