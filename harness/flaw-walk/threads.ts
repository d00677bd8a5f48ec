/** Spreads the walk over the processors. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Walkable, Walked } from './run-one.ts'
import type { Done } from './worker.ts'

/** Runs everything; `onDone` tells of each one that is finished. Stops early when the signal fires, and then returns what there is. */
export const walkAll = async (
  walkables: readonly Walkable[],
  signal: AbortSignal,
  onDone: (walkable: Walkable, walked: Walked) => void,
): Promise<readonly (Walked | undefined)[]> => {
  const results: (Walked | undefined)[] = walkables.map(() => undefined)
  let next = 0
  const thread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(
        new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url),
      )
      worker.once('error', reject)
      worker.once('exit', () => resolve())
      signal.addEventListener('abort', () => void worker.terminate(), { once: true })
      worker.on('message', (message: Done | 'ready') => {
        if (message !== 'ready') {
          results[message.index] = message.walked
          const walkable = walkables[message.index]
          if (walkable !== undefined) onDone(walkable, message.walked)
        }
        const index = next++
        const walkable = walkables[index]
        worker.postMessage(walkable === undefined || signal.aborted ? null : { index, walkable })
      })
    })
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), walkables.length) }, thread))
  return results
}
