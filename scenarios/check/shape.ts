/** Whether a scenario has the members that it needs, and no others: what the compiler sees, for files that it did not. */
import { bases, environments, levels, phases, type Scenario } from '../../harness/scenario.ts'
import { didYouMean } from '../../mock-idp/nearest.ts'
import { type Problem, problem } from './problem.ts'

type Shape = 'text' | 'list' | 'record' | readonly string[]

const text = 'text'

const shapes = {
  id: text,
  title: text,
  level: levels,
  basis: bases,
  phase: phases,
  references: 'list',
  needs: 'list',
  environment: environments,
  world: 'record',
  faults: 'list',
  besides: 'list',
  steps: 'list',
  controls: ['around', 'within'],
  arrange: ['nothing', 'saved', 'green', 'enabled'],
  delivered: text,
  expect: ['accepted', 'refused'],
  journal: 'list',
  answers: 'list',
  variants: 'record',
  failure: text,
  effect: text,
  fix: text,
} as const satisfies Readonly<Record<keyof Scenario, Shape>>

/** What each required member is for, which is also the cure when it is missing. */
const required = {
  id: 'the slug area.what-is-wrong, equal to the path of the file',
  title: 'what a good product does; completes "Your product …"',
  level: `one of ${levels.join(', ')}`,
  basis: `who demands it: one of ${bases.join(', ')}`,
  phase: `one of ${phases.join(', ')}`,
  references: 'a list of keys of references.ts, each with its place',
  failure: 'what a bad product did; completes "Your product …"',
  effect: 'what follows from the mistake, for an engineer who has never read the specification',
  fix: 'what to change, for an engineer who has never read the specification',
} as const satisfies Partial<Record<keyof Scenario, string>>

type Loose = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fits = (shape: Shape, value: unknown): boolean => {
  if (shape === 'text') return typeof value === 'string'
  if (shape === 'list') return Array.isArray(value)
  if (shape === 'record') return isRecord(value)
  return shape.some((word) => word === value)
}

const expected = (shape: Shape): string =>
  typeof shape === 'string' ? `a ${shape}` : `one of ${shape.join(', ')}`

const memberProblem = (name: string, value: unknown): Problem | undefined => {
  if (!Object.hasOwn(shapes, name))
    return problem(name, `there is no member "${name}" in a scenario${didYouMean(name, Object.keys(shapes))}`)
  const shape = shapes[name as keyof typeof shapes]
  if (value === undefined || fits(shape, value)) return undefined
  const words = typeof shape === 'string' ? '' : didYouMean(String(value), shape)
  return problem(name, `"${name}" is ${JSON.stringify(value)}, expected ${expected(shape)}${words}`)
}

/** Members that are missing, unknown, or not of their kind. */
export const shapeProblems = (scenario: Loose): readonly Problem[] => [
  ...Object.entries(required).flatMap(([name, says]) =>
    scenario[name] === undefined ? [problem(name, `"${name}" is missing: add ${says}`)] : [],
  ),
  ...Object.entries(scenario).flatMap(([name, value]) => memberProblem(name, value) ?? []),
]

const filler = 'blank'
const blank: Scenario = {
  id: `${filler}.${filler}`,
  title: filler,
  level: 'MUST',
  basis: 'spec',
  phase: 'setup',
  references: [],
  failure: filler,
  effect: filler,
  fix: filler,
}

/** The scenario with blanks in the place of wrong members, so that the others can be looked at all the same. */
export const withoutMembers = (scenario: Loose, wrong: ReadonlySet<string>): Scenario => ({
  ...blank,
  ...Object.fromEntries(Object.entries(scenario).filter(([name]) => !wrong.has(name))),
})
