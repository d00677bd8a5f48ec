/** Nothing is left running: what this harness leaves when it ends, and what another one left that was killed. */
import { rmSync } from 'node:fs'
import { removeContainers } from './container-engine.ts'
import { killInOrder, killNow } from './kill.ts'
import { isAlive, isOurs, readRegistry, registryFolder } from './registry.ts'

/** How long what was left behind may take to end. */
const patienceMs = 3000

/**
 * Stops what harnesses left behind that are dead. Returns the names of what was stopped.
 * @param folder of the records
 */
export const sweep = async (folder = registryFolder()): Promise<readonly string[]> => {
  const left = readRegistry(folder).filter(({ record }) => !isAlive(record))
  const stopped = await Promise.all(
    left.map(async ({ file, record }) => {
      const { processes, containers } = record
      const found = await killInOrder(processes, patienceMs)
      // Without an engine the record stays for a run that has one.
      const images = containers === null ? [] : await removeContainers(containers)
      rmSync(file, { force: true })
      return [...(found ? processes.map(({ name }) => name) : []), ...images]
    }),
  )
  return stopped.flat()
}

let guarded = false

/**
 * Whatever ends this process in a way that it notices, ends what it started too: a second Ctrl-C, an
 * exception that nobody caught, `process.exit`. Threads have no such way; the main thread does it for them.
 */
export const stopAllAtExit = (): void => {
  if (guarded) return
  guarded = true
  process.once('exit', () => {
    for (const { file, record } of readRegistry().filter((found) => isOurs(found.record))) {
      killNow(record.processes)
      // Containers cannot be removed without waiting: the next run does it.
      if (record.containers === null) rmSync(file, { force: true })
    }
  })
}
