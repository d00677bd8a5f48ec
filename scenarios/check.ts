/** Lints the catalogue harder than the code: every problem is a sentence that names the property and the cure. Pure. */
import { cast, type Scenario, type Step } from '../harness/scenario.ts'
import { lieProblems } from './check/lies.ts'
import { type Problem, problem } from './check/problem.ts'
import { shapeProblems, withoutMembers } from './check/shape.ts'
import { wordProblems } from './check/words.ts'

const knownNames = new Set([
  'entra.origin',
  'entra.host',
  'internal.port',
  'canary.url',
  'private',
  'product',
  'origin',
  'nonce.last',
  'nonce.before-last',
  'minted.id_token',
  'minted.access_token',
  ...cast.map((who) => `${who}.email`),
  ...['acme', 'globex'].flatMap((name) => [
    `${name}.tenant`,
    `${name}.domain`,
    `${name}.clientId`,
    `${name}.issuer`,
    `${name}.secret`,
    `${name}.kid`,
    `${name}.issuer-v1`,
  ]),
])

/** Every step, with its path. */
const stepsOf = ({
  steps = [],
  variants = {},
}: Scenario): readonly { readonly at: string; readonly step: Step }[] => [
  ...steps.map((step, index) => ({ at: `steps.${index}`, step })),
  ...Object.entries(variants).flatMap(([name, variant]) =>
    (variant.steps ?? []).map((step, index) => ({ at: `variants.${name}.steps.${index}`, step })),
  ),
]

const faultsOf = ({ faults = [], besides = [], variants = {} }: Scenario): readonly unknown[] => [
  ...faults,
  ...besides,
  ...Object.values(variants).flatMap((variant) => variant.faults ?? []),
]

const stepProblems = (scenario: Scenario): readonly Problem[] => {
  const steps = stepsOf(scenario)
  const expectations = steps.filter(({ step }) => 'expect' in step && step.expect !== undefined)
  const own = scenario.world?.organisations ?? ['acme']
  return [
    ...(scenario.expect === undefined && steps.length === 0
      ? [problem('', 'there is neither "expect" nor "steps": nothing would be judged')]
      : []),
    ...(scenario.expect !== undefined && steps.length > 0
      ? [problem('expect', '"expect" is for the default steps; give each step its own')]
      : []),
    ...(steps.length > 0 &&
    expectations.length === 0 &&
    scenario.journal === undefined &&
    scenario.answers === undefined
      ? [
          problem(
            'steps',
            'no step has an "expect" and there is neither "journal" nor "answers": nothing would be judged',
          ),
        ]
      : []),
    ...(scenario.expect === 'refused' && faultsOf(scenario).length === 0
      ? [problem('expect', '"refused" without any fault: nothing is wrong that could be refused')]
      : []),
    ...steps.flatMap(({ at, step: { organisation } }) =>
      organisation !== undefined && !own.includes(organisation)
        ? [
            problem(
              `${at}.organisation`,
              `a step names the organisation "${organisation}": add it to world.organisations`,
            ),
          ]
        : [],
    ),
  ]
}

/** Every text below a value, with its path. */
const textsIn = (value: unknown, at: string): readonly (readonly [at: string, text: string])[] => {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${at}.${name}`))
}

const templateProblems = ({ faults, steps, world, variants }: Scenario): readonly Problem[] =>
  Object.entries({ faults, steps, world, variants })
    .flatMap(([name, value]) => textsIn(value, name))
    .flatMap(([at, text]) => [...text.matchAll(/\{\{([\w.-]+)\}\}/g)].map(([, name = '']) => ({ at, name })))
    .filter(({ name }) => !knownNames.has(name) && !/^(group|token)\.[a-z-]+$/.test(name))
    .map(({ at, name }) =>
      problem(
        at,
        `a text names {{${name}}}, which no world has; there are ${[...knownNames].map((known) => `{{${known}}}`).join(', ')}`,
      ),
    )

/** What is wrong with one scenario, given the path of its file below scenarios/ (`idtoken/aud-wrong`). */
export const checkScenario = (data: Scenario, path: string): readonly Problem[] => {
  const shape = shapeProblems({ ...data })
  const wrong = new Set(shape.map(({ at }) => at))
  const scenario = withoutMembers({ ...data }, wrong)
  const others = [
    ...wordProblems(scenario, path),
    ...stepProblems(scenario),
    ...lieProblems(scenario),
    ...templateProblems(scenario),
  ]
  return [...shape, ...others.filter(({ at }) => !wrong.has(at.split('.')[0] ?? ''))]
}
