import { type Reloaded, type Watch, watchSeedFile } from '../config/file/watch.ts'
import { contentsOf, countMistakes, mistakeLines } from '../config/file/words.ts'
import type { EntraConfig, MockEntra } from '../contract.ts'

/** Applies changes of the seed file to the running mock, and tells about each in a line or so. */
export const follow = (
  path: string,
  entra: MockEntra,
  applied: EntraConfig,
  tell: (text: string) => void,
): Watch => watchSeedFile(path, entra, applied, (reloaded) => tell(`${wordsOf(reloaded)}\n`))

const wordsOf = (reloaded: Reloaded): string => {
  if (reloaded.kind === 'bad')
    return `${reloaded.file} cannot be used, for ${countMistakes(reloaded)}; the last good one stays in force.\n${mistakeLines(reloaded)}`
  const { file, config, again, seedChanged } = reloaded
  return [
    `${file} ${again ? 'is good again and was' : 'was'} applied: ${contentsOf(config)}.`,
    ...(seedChanged
      ? [`  "seed" is read at the start only: stop the mock and start it again to use it.`]
      : []),
  ].join('\n')
}
