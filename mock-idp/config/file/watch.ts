import { type FSWatcher, watch } from 'node:fs'
import { dirname } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { EntraConfig, MockEntra } from '../../contract.ts'
import { type Mistake, problemsOf, readSeedFile } from './seed-file.ts'

/** What became of a change of the seed file. */
export type Reloaded =
  /** `again`: the file before this one was bad. `seedChanged`: only a new start will read it. */
  | {
      readonly kind: 'applied'
      readonly file: string
      readonly config: EntraConfig
      readonly again: boolean
      readonly seedChanged: boolean
    }
  /** The last good one stays in force. */
  | { readonly kind: 'bad'; readonly file: string; readonly mistakes: readonly Mistake[] }

/** Milliseconds without a further change, before the file is read: editors write in several steps. */
const quiet = 80

export interface Watch {
  /** Reads the file now, changed or not, as a signal may ask for. */
  reload(): Promise<void>
  close(): void
}

/**
 * Applies a seed file to a running mock whenever it changes. The folder is watched and not the file: many
 * editors, and the volumes of Kubernetes, put a new file in the place of the old one.
 * @param applied what the mock started with
 * @param tell is called once for each change, after it was dealt with
 */
export const watchSeedFile = (
  path: string,
  entra: Pick<MockEntra, 'apply'>,
  applied: EntraConfig,
  tell: (reloaded: Reloaded) => void,
): Watch => {
  let inForce = applied
  let bad: Extract<Reloaded, { readonly kind: 'bad' }> | undefined
  const refuse = (found: NonNullable<typeof bad>): void => {
    if (isDeepStrictEqual(found, bad)) return
    bad = found
    tell(found)
  }
  const reload = async (): Promise<void> => {
    const read = await readSeedFile(path)
    if (read.kind === 'bad') return refuse(read)
    const { file, config, placeOf } = read
    const again = bad !== undefined
    if (!again && isDeepStrictEqual(config, inForce)) return
    try {
      await entra.apply(config)
    } catch (thrown) {
      const mistakes = problemsOf(thrown).map((problem) => ({ ...placeOf(problem.path), ...problem }))
      return refuse({ kind: 'bad', file, mistakes })
    }
    const seedChanged = config.seed !== inForce.seed
    inForce = config
    bad = undefined
    tell({ kind: 'applied', file, config, again, seedChanged })
  }
  let working: Promise<void> = Promise.resolve()
  const queued = (): Promise<void> => {
    working = working.then(reload)
    return working
  }
  let timer: NodeJS.Timeout | undefined
  const watcher: FSWatcher = watch(dirname(path), () => {
    clearTimeout(timer)
    timer = setTimeout(() => void queued(), quiet)
  })
  watcher.on('error', () => watcher.close())
  return {
    reload: queued,
    close: () => {
      clearTimeout(timer)
      watcher.close()
    },
  }
}
