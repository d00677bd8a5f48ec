/** Which scenarios were meant by the words on the command line. Pure. */
import { didYouMean } from '../nearest.ts'
import type { Scenario } from '../scenario.ts'
import { caseName, casesOf, type Selected } from './plan.ts'

export type Selection =
  | { readonly kind: 'selected'; readonly selected: readonly Selected[] }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

const matches = (word: string, name: string): boolean =>
  name === word ||
  name.startsWith(word.endsWith('.') ? word : `${word}.`) ||
  name.startsWith(`${word}[`) ||
  (word.includes('.') && name.startsWith(word))

/**
 * Selects by id, variant (`idtoken.alg-none[nOnE]`), area (`idtoken`) or prefix (`idtoken.iss`). No words
 * select everything. A word that means nothing is a problem that names the nearest ids.
 */
export const select = (catalogue: readonly Scenario[], words: readonly string[]): Selection => {
  const all = catalogue.map((scenario) => ({ scenario, cases: casesOf(scenario) }))
  if (words.length === 0) return { kind: 'selected', selected: all }
  const names = all.flatMap(({ cases }) => cases.map(caseName))
  const problems = words
    .filter((word) => !names.some((name) => matches(word, name)))
    .map(
      (word) =>
        `There is no scenario "${word}".${didYouMean(word, [...catalogue.map(({ id }) => id), ...names])} --list shows all.`,
    )
  if (problems.length > 0) return { kind: 'problems', problems }
  const selected = all
    .map(({ scenario, cases }) => ({
      scenario,
      cases: cases.filter((one) => words.some((word) => matches(word, caseName(one)))),
    }))
    .filter(({ cases }) => cases.length > 0)
  return { kind: 'selected', selected }
}
