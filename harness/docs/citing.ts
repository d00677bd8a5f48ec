import type { Scenario } from '../scenario.ts'

/** Ids of the scenarios that cite a place of a source. */
export const citing = (catalogue: readonly Scenario[], source: string, place: string): readonly string[] =>
  catalogue.filter(({ references }) => references.includes(`${source} ${place}`)).map(({ id }) => id)

/** Every place of a source that some scenario cites. */
export const placesOf = (catalogue: readonly Scenario[], source: string): readonly string[] => [
  ...new Set(
    catalogue.flatMap(({ references }) =>
      references
        .filter((reference) => reference.startsWith(`${source} `))
        .map((reference) => reference.slice(source.length + 1)),
    ),
  ),
]
