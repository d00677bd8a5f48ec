/** Lints the catalogue harder than the code: every problem is a sentence that names the scenario and the cure. Pure. */
import { capabilities, cast, type Scenario, type Step } from '../harness/scenario.ts'
import { areas } from './areas.ts'
import { findCitation } from './references.ts'

const limits = { title: 80, effect: 200, fix: 240, failure: 160 } as const

const modal = /\b(must|should|shall|may not|has to|needs to)\b/i

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
  ...cast.map((who) => `${who}.email`),
  ...['acme', 'globex'].flatMap((name) => [
    `${name}.tenant`,
    `${name}.domain`,
    `${name}.clientId`,
    `${name}.issuer`,
    `${name}.secret`,
  ]),
])

const stepsOf = ({ steps = [], variants = {} }: Scenario): readonly Step[] => [
  ...steps,
  ...Object.values(variants).flatMap((variant) => variant.steps ?? []),
]

const faultsOf = ({ faults = [], variants = {} }: Scenario): readonly unknown[] => [
  ...faults,
  ...Object.values(variants).flatMap((variant) => variant.faults ?? []),
]

const textProblems = (scenario: Scenario): readonly string[] =>
  (Object.entries(limits) as [keyof typeof limits, number][]).flatMap(([key, limit]) => {
    const text = scenario[key]
    return [
      ...(text.trim() === ''
        ? [`"${key}" is empty: write it for an engineer who has never read the specification`]
        : []),
      ...(text.length > limit
        ? [`"${key}" has ${text.length} characters, at most ${limit} are shown well`]
        : []),
    ]
  })

const titleProblems = ({ title }: Scenario): readonly string[] => [
  ...(modal.test(title)
    ? [`the title says "${modal.exec(title)?.[0]}": say what the product does, the level is a field`]
    : []),
  ...(/^[a-z]/.test(title) && !title.endsWith('.')
    ? []
    : ['the title completes "Your product …": begin with a lower-case verb, end without a full stop']),
]

const stepProblems = (scenario: Scenario): readonly string[] => {
  const steps = stepsOf(scenario)
  const expectations = steps.filter((step) => 'expect' in step && step.expect !== undefined)
  const own = scenario.world?.organisations ?? ['acme']
  return [
    ...(scenario.expect === undefined && steps.length === 0
      ? ['there is neither "expect" nor "steps": nothing would be judged']
      : []),
    ...(scenario.expect !== undefined && steps.length > 0
      ? ['"expect" is for the default steps; give each step its own']
      : []),
    ...(steps.length > 0 &&
    expectations.length === 0 &&
    scenario.journal === undefined &&
    scenario.answers === undefined
      ? ['no step has an "expect" and there is neither "journal" nor "answers": nothing would be judged']
      : []),
    ...(scenario.expect === 'refused' && faultsOf(scenario).length === 0
      ? ['"refused" without any fault: nothing is wrong that could be refused']
      : []),
    ...steps.flatMap(({ organisation }) =>
      organisation !== undefined && !own.includes(organisation)
        ? [`a step names the organisation "${organisation}"; add it to world.organisations`]
        : [],
    ),
  ]
}

const templateProblems = (scenario: Scenario): readonly string[] =>
  [
    ...JSON.stringify([faultsOf(scenario), stepsOf(scenario), scenario.world ?? {}]).matchAll(
      /\{\{([\w.-]+)\}\}/g,
    ),
  ]
    .map(([, name = '']) => name)
    .filter((name) => !knownNames.has(name) && !/^group\.[a-z-]+$/.test(name))
    .map(
      (name) =>
        `a fault or step names {{${name}}}, which no world has; there are ${[...knownNames].join(', ')}`,
    )

/** What is wrong with one scenario, given the path of its file below scenarios/ (`idtoken/aud-wrong`). */
export const checkScenario = (scenario: Scenario, path: string): readonly string[] => {
  const { id, needs = [], references } = scenario
  const [area = ''] = id.split('.')
  return [
    ...(id === path.replace('/', '.')
      ? []
      : [`the id is "${id}" but the file is ${path}.ts: name one after the other`]),
    ...(/^[a-z-]+\.[a-z0-9-]+$/.test(id) && !/\.\d+$/.test(id)
      ? []
      : [`the id "${id}" is no slug of the form area.what-is-wrong`]),
    ...(Object.hasOwn(areas, area) ? [] : [`the area "${area}" is not in areas.ts`]),
    ...titleProblems(scenario),
    ...textProblems(scenario),
    ...(references.length === 0 ? ['there is no reference: say who demands it'] : []),
    ...references.flatMap((reference) =>
      findCitation(reference) === undefined ? [`the reference "${reference}" is not in references.ts`] : [],
    ),
    ...needs.flatMap((need) =>
      capabilities.includes(need)
        ? []
        : [`the capability "${need}" is unknown; there are ${capabilities.join(', ')}`],
    ),
    ...stepProblems(scenario),
    ...templateProblems(scenario),
  ]
}
