/** Reads the cases: every file in the folder `failures` is one. */
import { readdir } from 'node:fs/promises'
import type { Case } from './case.ts'

const folder = new URL('failures/', import.meta.url)

/** The names of all cases, in the order of the alphabet. */
export const caseNames = async (): Promise<readonly string[]> =>
  (await readdir(folder))
    .filter((file) => /^[a-z0-9-]+\.(ts|js)$/.test(file))
    .map((file) => file.replace(/\.\w+$/, ''))
    .sort()

/** One case by a name from `caseNames`. */
export const loadCase = async (name: string): Promise<Case> => {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const { default: found }: { readonly default: Case } = await import(
    new URL(`${name}.${ending}`, folder).href
  )
  return found
}

/** All cases: the top 25 failures first, in their order, then the others. */
export const loadCases = async (): Promise<readonly Case[]> => {
  const cases = await Promise.all((await caseNames()).map(loadCase))
  return cases.toSorted((one, other) => (one.failure ?? 99) - (other.failure ?? 99))
}
