/**
 * The proof of the catalogue: the reference implementation unbroken, then with one rule broken at a time,
 * then as variants that are right too, then implementations that do nothing. A scenario that nothing turns red has shown nothing. Pure.
 */
import type { FlawResult, FlawWalk, NullResult, VariantResult } from '../../reports/flaw-table.ts'
import type { Flaw } from '../implementations/reference/flaws/flaw.ts'
import { flaws } from '../implementations/reference/flaws.ts'
import type { BenignVariant } from '../implementations/reference/variants/variant.ts'
import { variants } from '../implementations/reference/variants.ts'
import type { Scenario } from '../scenario.ts'
import { type NullExpectation, nullExpectations } from './null-expectations.ts'
import type { Walkable, Walked } from './run-one.ts'

/**
 * Everything there is to walk, or what was named; the unbroken reference implementation always.
 * @param short each flaw meets only the scenarios that are named for it
 */
export const walkables = (only: readonly string[], short = false): readonly Walkable[] => {
  const named = (name: string): boolean => only.length === 0 || only.includes(name)
  return [
    { implementation: 'reference' },
    ...Object.entries(flaws)
      .filter(([name]) => named(name))
      .map(([flaw, { caughtBy, alsoCaughtBy = [] }]) => ({
        implementation: 'reference',
        flaw,
        named: [...caughtBy, ...alsoCaughtBy],
        besides: short ? ('nothing' as const) : ('one-variant' as const),
      })),
    ...Object.keys(variants)
      .filter(named)
      .map((variant) => ({ implementation: 'reference', variant })),
    ...Object.entries(nullExpectations)
      .filter(([name]) => named(name))
      .map(([implementation, { concurrency }]) => ({
        implementation,
        ...(concurrency === undefined ? {} : { concurrency }),
      })),
  ]
}

const red = new Set(['failed', 'warned', 'inconclusive'])
const caughtBy = new Set(['failed', 'warned'])

/** What a flaw turned red, held against what it is expected to. */
export const readFlaw = (
  name: string,
  { breaks, caughtBy: expected, alsoCaughtBy = [] }: Omit<Flaw, 'rules'>,
  { verdicts }: Pick<Walked, 'verdicts'>,
): FlawResult => {
  const caught = expected.filter((id) => caughtBy.has(verdicts[id] ?? ''))
  const allowed = new Set([...expected, ...alsoCaughtBy])
  return {
    name,
    breaks,
    expected,
    caught,
    missed: expected.filter((id) => !caught.includes(id)),
    unexpected: Object.entries(verdicts)
      .filter(([id, verdict]) => red.has(verdict) && !allowed.has(id))
      .map(([id, verdict]) => (verdict === 'inconclusive' ? `${id} (inconclusive)` : id)),
  }
}

/** What went wrong on a variant that is right: red scenarios, and those named for it that were skipped. */
export const readVariant = (
  name: string,
  { row, does, passes, mayWarn = [] }: Omit<BenignVariant, 'rules'>,
  { verdicts }: Pick<Walked, 'verdicts'>,
): VariantResult => ({
  name,
  row,
  does,
  passed: passes.filter((id) => verdicts[id] === 'passed'),
  wrong: [
    ...passes
      .filter((id) => !red.has(verdicts[id] ?? '') && verdicts[id] !== 'passed')
      .map((id) => `${id} (${verdicts[id] ?? 'absent'})`),
    ...Object.entries(verdicts)
      .filter(([id, verdict]) => red.has(verdict) && !(verdict === 'warned' && mayWarn.includes(id)))
      .map(([id, verdict]) => `${id} (${verdict})`),
  ],
})

/** Whether a null implementation scored as it has to. */
export const readNull = (
  name: string,
  { says, check }: NullExpectation,
  catalogue: readonly Scenario[],
  { verdicts, summary }: Walked,
): NullResult => {
  const wrong = check(catalogue, verdicts)
  const { passed, failed, warned, inconclusive } = summary
  const counts = `${passed} passed, ${failed} failed, ${warned} warned, ${inconclusive} inconclusive`
  return { name, says, held: wrong.length === 0, detail: [counts, ...wrong].join('; ') }
}

/** What one run showed that it should not have, to be told while the walk goes on. */
export const surprises = ({ flaw, variant }: Walkable, walked: Walked): readonly string[] => {
  if (variant !== undefined) {
    const known = Object.entries(variants).find(([name]) => name === variant)?.[1]
    return known === undefined ? [] : readVariant(variant, known, walked).wrong
  }
  if (flaw === undefined) return []
  const known = Object.entries(flaws).find(([name]) => name === flaw)?.[1]
  if (known === undefined) return []
  const { missed, unexpected } = readFlaw(flaw, known, walked)
  return [...missed.map((id) => `${id} (missed)`), ...unexpected]
}

/** Puts the runs together. A flaw, variant or null implementation whose run is missing (interrupted) is left out. */
export const readWalk = (
  all: readonly Walkable[],
  results: readonly (Walked | undefined)[],
  catalogue: readonly Scenario[],
): { readonly walk: FlawWalk; readonly unproven: readonly string[] } => {
  const ran = all.flatMap((walkable, index) => {
    const walked = results[index]
    return walked === undefined ? [] : [{ ...walkable, walked }]
  })
  const sound = ran.find(
    ({ implementation, flaw, variant }) =>
      implementation === 'reference' && flaw === undefined && variant === undefined,
  )?.walked.summary
  const proven = new Set(
    ran.flatMap(({ variant, walked: { verdicts } }) =>
      (variant === undefined ? Object.keys(verdicts) : []).filter((id) => caughtBy.has(verdicts[id] ?? '')),
    ),
  )
  return {
    walk: {
      sound: {
        passed: sound?.passed ?? 0,
        failed: (sound?.failed ?? 0) + (sound?.warned ?? 0),
        inconclusive: sound?.inconclusive ?? 0,
      },
      flaws: Object.entries(flaws).flatMap(([name, flaw]) => {
        const walked = ran.find((one) => one.flaw === name)?.walked
        return walked === undefined ? [] : [readFlaw(name, flaw, walked)]
      }),
      variants: Object.entries(variants).flatMap(([name, variant]) => {
        const walked = ran.find((one) => one.variant === name)?.walked
        return walked === undefined ? [] : [readVariant(name, variant, walked)]
      }),
      nulls: Object.entries(nullExpectations).flatMap(([name, expectation]) => {
        const walked = ran.find((one) => one.implementation === name)?.walked
        return walked === undefined ? [] : [readNull(name, expectation, catalogue, walked)]
      }),
    },
    unproven: catalogue.map(({ id }) => id).filter((id) => !proven.has(id)),
  }
}
