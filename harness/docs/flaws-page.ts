/** What the catalogue is proven with: broken, other and empty implementations. */
import type { Flaw } from '../implementations/reference/flaws/flaw.ts'
import type { BenignVariant } from '../implementations/reference/variants/variant.ts'
import { code, codes, page, plain, table } from './markdown.ts'

export interface Proof {
  readonly flaws: Readonly<Record<string, Flaw>>
  readonly variants: Readonly<Record<string, BenignVariant>>
  /** The flaw that is each mutant of the catalogue. */
  readonly mutants: Readonly<Record<string, string>>
  /** Why a mutant is no flaw yet. */
  readonly missing: Readonly<Record<string, string>>
  /** Null implementations: what is expected of each. */
  readonly nulls: Readonly<Record<string, { readonly says: string }>>
}

const mutantsOf = (mutants: Proof['mutants'], flaw: string): string =>
  Object.entries(mutants)
    .filter(([, name]) => name === flaw)
    .map(([number]) => number)
    .join(', ')

/** The page. Pure. */
export const flawsPage = ({ flaws, variants, mutants, missing, nulls }: Proof): string =>
  page(
    'Flaws, benign variants and null implementations',
    'harness/implementations/',
    `The catalogue is proven on implementations that are wrong. The reference implementation has ${Object.keys(flaws).length} flaws: each replaces one rule, is caught by the scenarios named for it, and turns nothing unrelated red. \`npm run flaw-walk\` runs all of it; \`npm run conformance -- <id> --flaw <name>\` shows one failure.`,
    '## Flaws',
    table(
      ['Flaw', 'What it breaks', 'Mutant', 'Caught by', 'Also caught by'],
      Object.entries(flaws).map(([name, { breaks, caughtBy, alsoCaughtBy = [] }]) => [
        code(name),
        plain(breaks),
        mutantsOf(mutants, name),
        codes(caughtBy),
        codes(alsoCaughtBy),
      ]),
    ),
    '## Mutants that are no flaw yet',
    `The catalogue was designed with ${Object.keys(mutants).length + Object.keys(missing).length} mutants; ${Object.keys(mutants).length} are flaws above.`,
    table(
      ['Mutant', 'Why not'],
      Object.entries(missing).map(([number, why]) => [number, plain(why)]),
    ),
    '## Benign variants',
    'Right in another way than the reference: no scenario may turn red on them.',
    table(
      ['Variant', 'Row', 'What it does', 'Passes above all', 'May warn'],
      Object.entries(variants).map(([name, { row, does, passes, mayWarn = [] }]) => [
        code(name),
        row,
        plain(does),
        codes(passes),
        codes(mayWarn),
      ]),
    ),
    '## Null implementations',
    'They do nothing useful, and guard against verdicts that are green because nothing was shown.',
    table(
      ['Implementation', 'What it does, and what is expected of it'],
      Object.entries(nulls).map(([name, { says }]) => [code(name), plain(says)]),
    ),
  )
