/** The recipe as its author wrote it, for pointing at its lines. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hasOwnPort } from '../../recipe/capabilities.ts'
import type { Recipe } from '../../recipe/driver.ts'
import { placeOf } from './place.ts'
import type { RecipeText } from './text.ts'

/** @param file as it was typed, or `greencheck.yaml` */
export const recipeTextOf = async (recipe: Recipe, file: string): Promise<RecipeText> => {
  const text = await readFile(file, 'utf8').catch(() => readFile(join(recipe.folder, file), 'utf8'))
  return { placeOf: (path) => placeOf(text, file, path), ownPort: hasOwnPort(recipe.written) }
}

/** How it is started, as one line. */
export const commandOf = ({ written: { start } }: Recipe): string | undefined =>
  start === undefined || !('command' in start)
    ? undefined
    : typeof start.command === 'string'
      ? start.command
      : start.command.join(' ')
