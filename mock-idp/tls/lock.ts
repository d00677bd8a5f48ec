import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds after which a lock belongs to a program that was killed: what it guards takes a second. */
const abandoned = 15_000

/**
 * Runs something while no other program does, by a folder that only one can make. The others wait; a lock
 * that a killed program left behind is taken away after 15 seconds.
 */
export const locked = async <T>(folder: string, run: () => Promise<T>): Promise<T> => {
  while (!(await taken(folder))) {
    await takeAway(folder)
    // There is no event for the end of another program's lock that works on every file system.
    await sleep(20)
  }
  try {
    return await run()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const taken = async (folder: string): Promise<boolean> => {
  try {
    await mkdir(folder)
    return true
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false
    throw thrown
  }
}

const takeAway = async (folder: string): Promise<void> => {
  try {
    if (Date.now() - (await stat(folder)).mtimeMs < abandoned) return
    // Renaming first: of several that wait, one takes it away.
    const old = `${folder}.${process.pid}`
    await rename(folder, old)
    await rm(old, { recursive: true, force: true })
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT') throw thrown
  }
}

const codeOf = (thrown: unknown): unknown =>
  thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
