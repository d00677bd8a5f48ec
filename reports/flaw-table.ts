/**
 * The flaw walk as a table: the reference implementation with one rule broken at a time, and which
 * scenarios noticed; then variants that are right, which nothing may notice. It shows that the catalogue
 * can see, and that it does not cry wolf.
 */
import { painter, type Screen } from './screen.ts'
import { count } from './words.ts'
import { hang, printable } from './wrap.ts'

export interface FlawWalk {
  readonly flaws: readonly FlawResult[]
  /** The reference implementation, right in another way. */
  readonly variants: readonly VariantResult[]
  /** Implementations that do nothing useful, such as one that lets nobody in. */
  readonly nulls: readonly NullResult[]
  /** The reference implementation without a flaw. */
  readonly sound: { readonly passed: number; readonly failed: number; readonly inconclusive: number }
}

export interface FlawResult {
  readonly name: string
  /** The bug in one sentence. */
  readonly breaks: string
  /** Ids of the scenarios that are expected to fail. */
  readonly expected: readonly string[]
  /** Those of them that did. */
  readonly caught: readonly string[]
  /** Others that failed as well. */
  readonly unexpected: readonly string[]
  /** Expected ones that did not fail. */
  readonly missed: readonly string[]
}

export interface VariantResult {
  readonly name: string
  /** Its row in the catalogue's list. */
  readonly row: string
  /** What it does otherwise, in one sentence. */
  readonly does: string
  /** Those of the scenarios named for it that passed. */
  readonly passed: readonly string[]
  /** Scenarios that are red, or skipped although they are named for it, each with its verdict. */
  readonly wrong: readonly string[]
}

export interface NullResult {
  readonly name: string
  /** What is expected of it. */
  readonly says: string
  readonly held: boolean
  /** What was seen. */
  readonly detail: string
}

/** Caught by at least one scenario, with none missing and none too many. */
const asExpected = ({ caught, missed, unexpected }: FlawResult): boolean =>
  caught.length > 0 && missed.length === 0 && unexpected.length === 0

const soundHolds = ({ sound }: FlawWalk): boolean =>
  sound.failed === 0 && sound.inconclusive === 0 && sound.passed > 0

const isClean = ({ wrong }: VariantResult): boolean => wrong.length === 0

/** Whether the walk proves what it is for. A walk without flaws proves nothing, unless none was asked for. */
export const flawWalkHolds = (walk: FlawWalk, withoutFlaws = false): boolean =>
  (walk.flaws.length > 0 || withoutFlaws) &&
  walk.flaws.every(asExpected) &&
  walk.variants.every(isClean) &&
  walk.nulls.every(({ held }) => held) &&
  soundHolds(walk)

const soundText = ({ sound }: FlawWalk): string =>
  `without a flaw: ${sound.passed} passed, ${sound.failed} failed, ${sound.inconclusive} inconclusive`

const closingText = ({ flaws, variants, nulls }: FlawWalk): string =>
  `${flaws.filter(({ caught }) => caught.length > 0).length} of ${count(flaws.length, 'flaw')} caught, ${flaws.filter(asExpected).length} exactly as expected, ${variants.filter(isClean).length} of ${count(variants.length, 'benign variant')} clean, ${nulls.filter(({ held }) => held).length} of ${count(nulls.length, 'null implementation')} as expected`

const flawParts = ({ caught, missed, unexpected }: FlawResult): readonly (readonly [string, string])[] => [
  ['caught', caught.length === 0 ? 'by no scenario' : caught.join(', ')],
  ...(missed.length === 0 ? [] : [['missing', missed.join(', ')] as const]),
  ...(unexpected.length === 0 ? [] : [['unexpected', unexpected.join(', ')] as const]),
]

const variantParts = ({ passed, wrong }: VariantResult): readonly (readonly [string, string])[] => [
  ['passes', passed.length === 0 ? 'nothing named for it' : passed.join(', ')],
  ...(wrong.length === 0 ? [] : [['wrong', wrong.join(', ')] as const]),
]

/** The table for a terminal: a block for each flaw, one sentence at the end. */
export const flawTableText = (walk: FlawWalk, screen: Pick<Screen, 'width' | 'colour'>): string => {
  const paint = painter(screen)
  const mark = (good: boolean, text: string): string =>
    paint(good ? 'green' : 'red', `${good ? '✓' : '✗'} ${text}`)
  const lines = [
    mark(soundHolds(walk), soundText(walk)),
    ...walk.flaws.flatMap((flaw) => [
      '',
      mark(asExpected(flaw), flaw.name),
      ...hang('  ', printable(flaw.breaks), screen.width),
      ...flawParts(flaw).flatMap(([key, text]) => hang(`  ${key.padEnd(12)}`, printable(text), screen.width)),
    ]),
    ...walk.variants.flatMap((variant) => [
      '',
      mark(isClean(variant), `${variant.name} (${variant.row})`),
      ...hang('  ', printable(variant.does), screen.width),
      ...variantParts(variant).flatMap(([key, text]) =>
        hang(`  ${key.padEnd(12)}`, printable(text), screen.width),
      ),
    ]),
    ...walk.nulls.flatMap(({ name, says, held, detail }) => [
      '',
      mark(held, name),
      ...hang('  expected    ', printable(says), screen.width),
      ...hang('  seen        ', printable(detail), screen.width),
    ]),
    '',
    ...hang('', closingText(walk), screen.width).map((line) =>
      paint(flawWalkHolds(walk) ? 'green' : 'red', line),
    ),
  ]
  return `${lines.join('\n')}\n`
}

const cell = (text: string): string => text.replaceAll(/[\\|<>`*_[\]]/g, '\\$&').replaceAll(/\s+/g, ' ')
const ids = (list: readonly string[]): string =>
  list.map((id) => `\`${id.replaceAll('`', '')}\``).join(', ') || '–'
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** The table as Markdown, to be kept in the repository. */
export const flawTableMarkdown = (walk: FlawWalk): string =>
  [
    `${closingText(walk)}; ${soundText(walk)}.`,
    '',
    row(['', 'Flaw', 'The bug', 'Caught by', 'Missing', 'Unexpected']),
    row(['-', '-', '-', '-', '-', '-']),
    ...walk.flaws.map((flaw) =>
      row([
        asExpected(flaw) ? '✓' : '✗',
        ids([flaw.name]),
        cell(flaw.breaks),
        ids(flaw.caught),
        ids(flaw.missed),
        ids(flaw.unexpected),
      ]),
    ),
    ...(walk.variants.length === 0
      ? []
      : [
          '',
          row(['', 'Benign variant', 'Row', 'What it does otherwise', 'Passes', 'Wrong']),
          row(['-', '-', '-', '-', '-', '-']),
          ...walk.variants.map((variant) =>
            row([
              isClean(variant) ? '✓' : '✗',
              ids([variant.name]),
              variant.row,
              cell(variant.does),
              ids(variant.passed),
              ids(variant.wrong),
            ]),
          ),
        ]),
    ...(walk.nulls.length === 0
      ? []
      : [
          '',
          row(['', 'Null implementation', 'Expected', 'Seen']),
          row(['-', '-', '-', '-']),
          ...walk.nulls.map(({ name, says, held, detail }) =>
            row([held ? '✓' : '✗', ids([name]), cell(says), cell(detail)]),
          ),
        ]),
    '',
  ].join('\n')
