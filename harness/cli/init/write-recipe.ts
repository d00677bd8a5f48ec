/** Writes the recipe; what was there is never lost. */
import { access, copyFile, rename, writeFile } from 'node:fs/promises'
import { HarnessError, wordsOf } from '../../errors.ts'

export const isThere = async (file: string): Promise<boolean> => {
  try {
    await access(file)
    return true
  } catch {
    return false
  }
}

/** Throws a `usage` error where a file is in the way and nobody said that it may be replaced. */
export const checkFree = async (file: string, force: boolean): Promise<void> => {
  if (force || !(await isThere(file))) return
  throw new HarnessError(
    'usage',
    `There is a ${file} already. "greencheck doctor" examines it; --force replaces it and keeps the old one as ${file}.old.`,
  )
}

/** The file is complete or not there at all. */
export const writeRecipe = async (file: string, text: string, force: boolean): Promise<void> => {
  await checkFree(file, force)
  const partial = `${file}.${process.pid}.partial`
  try {
    if (await isThere(file)) await copyFile(file, `${file}.old`)
    await writeFile(partial, text, { flag: 'wx' })
    await rename(partial, file)
  } catch (thrown) {
    throw new HarnessError(
      'environment',
      `${file} could not be written (${wordsOf(thrown)}). Name another place with --output.`,
    )
  }
}
