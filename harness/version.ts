import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** The version of Greencheck, from its package.json. */
export const readVersion = async (): Promise<string> => {
  // Compiled, this file is one folder deeper in the package.
  const path = import.meta.url.endsWith('.ts') ? '../package.json' : '../../package.json'
  const text = await readFile(new URL(path, import.meta.url), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
