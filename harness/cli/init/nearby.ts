/** Reads what lies around a start command and may name the variables of the product. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { callbackIn, variablesIn } from './environment.ts'

const telling =
  /^(\.env(\..+)?|README.*|package\.json|docker-compose.*|compose\.ya?ml|Procfile|config\..*|settings\.py|app\..*|server\..*|main\..*|index\..*)$/i
const sizeLimit = 200_000

const textOf = async (file: string): Promise<string> => {
  try {
    const { size } = await stat(file)
    return size > sizeLimit ? '' : await readFile(file, 'utf8')
  } catch {
    return ''
  }
}

const isFile = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

const filesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).map((name) => join(folder, name))
  } catch {
    return []
  }
}

export interface Nearby {
  /** The variables that the product seems to read: those of example files first. */
  readonly variables: readonly string[]
  readonly callback: string | undefined
}

/** Looks into the folder of the product, and of every file that its start command names. */
export const readNearby = async (start: string, cwd: string): Promise<Nearby> => {
  const words = start.split(/\s+/).map((word) => resolve(cwd, word.replace(/^['"]|['"]$/g, '')))
  const named: string[] = []
  for (const word of words) if (await isFile(word)) named.push(word)
  const folders = [
    ...new Set([resolve(cwd), join(resolve(cwd), 'src'), ...named.map((file) => dirname(file))]),
  ]
  const around = (await Promise.all(folders.map(filesIn)))
    .flat()
    .filter((file) => telling.test(file.slice(file.lastIndexOf('/') + 1)))
  const files = [...new Set([...around.filter((file) => /\.env/.test(file)), ...named, ...around])]
  const texts = await Promise.all(files.map(textOf))
  return {
    variables: [...new Set(texts.flatMap(variablesIn))],
    callback: texts.map(callbackIn).find((path) => path !== undefined),
  }
}
