import type { Proof } from './proofs.ts'
import type { Trait } from './trait.ts'

/** Everything that keeps the fidelity page from being true: a sentence each. */
export const fidelityProblems = (traits: readonly Trait[], proofs: readonly Proof[]): readonly string[] => {
  const known = new Set(traits.map(({ id }) => id))
  const proven = new Set(proofs.flatMap(({ traits: ids }) => ids))
  const twice = traits.filter(({ id }, index) => traits.findIndex((other) => other.id === id) !== index)
  return [
    ...twice.map(({ id }) => `${id}: there are two traits with this id.`),
    ...traits.flatMap((trait) => problemsOf(trait, proven.has(trait.id))),
    ...proofs.flatMap(({ file, title, traits: ids }) =>
      ids
        .filter((id) => !known.has(id))
        .map((id) => `${file}: "${title}" names the trait ${id}, which does not exist.`),
    ),
  ]
}

const problemsOf = ({ id, state, grade, note }: Trait, isProven: boolean): readonly string[] => [
  ...(/^[a-z0-9-]+\.[a-z0-9.-]+$/.test(id) ? [] : [`${id}: an id is area.what-it-is, in lower case.`]),
  ...(state === 'real' && !isProven ? [`${id}: is said to be real, and no test names it.`] : []),
  ...(state !== 'real' && note === undefined ? [`${id}: is ${state}; say in a note what is different.`] : []),
  ...(state === 'absent' && (grade === 'captured' || grade === 'documented')
    ? [`${id}: Entra is known to do it (${grade}), so it cannot be left out.`]
    : []),
]
