/** The implementations that are recipes: each a folder here with a `greencheck.yaml`. */
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const fileIn = (name: string): string => fileURLToPath(new URL(`./${name}/greencheck.yaml`, import.meta.url))

/** The recipe of an implementation with this name; undefined when it has none. */
export const recipeFileOf = (name: string): string | undefined =>
  name !== 'reference' && /^[\w.-]+$/.test(name) && existsSync(fileIn(name)) ? fileIn(name) : undefined

/** Their names. That of the reference implementation is the driver in process; its recipe is named by its file. */
export const recipeNames = (): readonly string[] =>
  readdirSync(fileURLToPath(new URL('.', import.meta.url)), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'reference' && existsSync(fileIn(entry.name)))
    .map(({ name }) => name)
    .sort()
