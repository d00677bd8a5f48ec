/** What the mock is to start with: a seed file, a case, or nothing in particular. */
import { arrange } from './arrange.ts'
import type { ServeOptions } from './options.ts'
import type { Preparation } from './preparation.ts'
import { flagHint } from './told.ts'

const stop = 'Ctrl+C stops the mock.'

/** Finds everything wrong before anything is started. The code of files and cases is loaded only for them. */
export const prepare = async (options: ServeOptions): Promise<Preparation> => {
  if (options.config !== undefined) return fromFile(options.config)
  if (options.case !== undefined) return (await import('./prepared-case.ts')).fromCase(options.case, options)
  return {
    kind: 'ready',
    prepared: {
      config: undefined,
      finish: (entra) => {
        arrange(entra, options.redirectUris)
        return {
          title: 'for tests only: everybody knows its signing keys.',
          uriHint: flagHint,
          footer: `Paste issuer (or metadata document), client ID and client secret into your product. ${stop}`,
        }
      },
    },
  }
}

const fromFile = async (path: string): Promise<Preparation> => {
  const [{ readSeedFile }, { contentsOf, countMistakes, mistakeLines }] = await Promise.all([
    import('../config/file/seed-file.ts'),
    import('../config/file/words.ts'),
  ])
  const read = await readSeedFile(path)
  if (read.kind === 'bad')
    return {
      kind: 'wrong',
      message: `${path} cannot be used, for ${countMistakes(read)}; nothing was started.\n${mistakeLines(read)}`,
    }
  return {
    kind: 'ready',
    prepared: {
      config: read.config,
      finish: () => ({
        title: `${read.file}: ${contentsOf(read.config)}. For tests only: everybody knows its signing keys.`,
        footer: `Changes of ${path} are applied as they are saved. ${stop}`,
      }),
    },
  }
}
