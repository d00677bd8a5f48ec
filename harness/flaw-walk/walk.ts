/**
 * The proof of the catalogue: the reference implementation unbroken, then with one rule broken at a time,
 * then implementations that do nothing. A scenario that nothing turns red has shown nothing. Pure.
 */
import type { FlawResult, FlawWalk, NullResult } from '../../reports/flaw-table.ts'
import type { Flaw } from '../implementations/reference/flaws/flaw.ts'
import { flaws } from '../implementations/reference/flaws.ts'
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
        ...(short ? { scenarios: [...caughtBy, ...alsoCaughtBy] } : {}),
      })),
    ...Object.keys(nullExpectations)
      .filter(named)
      .map((implementation) => ({ implementation })),
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

/** Puts the runs together. A flaw or null implementation whose run is missing (interrupted) is left out. */
export const readWalk = (
  all: readonly Walkable[],
  results: readonly (Walked | undefined)[],
  catalogue: readonly Scenario[],
): { readonly walk: FlawWalk; readonly unproven: readonly string[] } => {
  const ran = all.flatMap((walkable, index) => {
    const walked = results[index]
    return walked === undefined ? [] : [{ ...walkable, walked }]
  })
  const sound = ran.find(({ implementation, flaw }) => implementation === 'reference' && flaw === undefined)
    ?.walked.summary
  const proven = new Set(
    ran.flatMap(({ walked: { verdicts } }) =>
      Object.keys(verdicts).filter((id) => caughtBy.has(verdicts[id] ?? '')),
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
      nulls: Object.entries(nullExpectations).flatMap(([name, expectation]) => {
        const walked = ran.find((one) => one.implementation === name)?.walked
        return walked === undefined ? [] : [readNull(name, expectation, catalogue, walked)]
      }),
    },
    unproven: catalogue.map(({ id }) => id).filter((id) => !proven.has(id)),
  }
}
