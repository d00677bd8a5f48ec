import { readdirSync } from 'node:fs'
import type { Trait } from './trait.ts'

const folder = new URL('./traits/', import.meta.url)

/** The traits of every area: a file each in `traits/`, in the order of their names. */
export const readTraits = async (): Promise<readonly Trait[]> => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted()
  const areas = await Promise.all(
    files.map((name) => import(new URL(name, folder).href) as Promise<{ readonly traits: readonly Trait[] }>),
  )
  return areas.flatMap(({ traits }) => traits)
}
