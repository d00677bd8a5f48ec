/** What a scenario says in words: its id, its texts, whom it cites, what it needs. */
import { capabilities, type Scenario } from '../../harness/scenario.ts'
import { didYouMean } from '../../mock-idp/nearest.ts'
import { areas } from '../areas.ts'
import { findCitation, sources } from '../references.ts'
import { type Problem, problem } from './problem.ts'

const limits = { title: 80, effect: 200, fix: 240, failure: 160 } as const

const modal = /\b(must|should|shall|may not|has to|needs to)\b/i

const textProblems = (scenario: Scenario): readonly Problem[] =>
  (Object.entries(limits) as [keyof typeof limits, number][]).flatMap(([key, limit]) => {
    const text = scenario[key]
    return [
      ...(text.trim() === ''
        ? [problem(key, `"${key}" is empty: write it for an engineer who has never read the specification`)]
        : []),
      ...(text.length > limit
        ? [
            problem(
              key,
              `"${key}" has ${text.length} characters, at most ${limit} are shown well: shorten it`,
            ),
          ]
        : []),
    ]
  })

/** The only thing that is filled in is who signed in. */
const placeholderProblems = ({ failure }: Scenario): readonly Problem[] =>
  [...failure.matchAll(/\{\w+\}/g)]
    .map(([word]) => word)
    .filter((word) => word !== '{who}')
    .map((word) => problem('failure', `nobody fills in ${word}: there is only {who}`))

const titleProblems = ({ title }: Scenario): readonly Problem[] => [
  ...(modal.test(title)
    ? [
        problem(
          'title',
          `the title says "${modal.exec(title)?.[0]}": say what the product does, the level is a field`,
        ),
      ]
    : []),
  ...(/^[a-z]/.test(title) && !title.endsWith('.')
    ? []
    : [
        problem(
          'title',
          'the title completes "Your product …": begin with a lower-case verb, end without a full stop',
        ),
      ]),
]

const idProblems = ({ id }: Scenario, path: string): readonly Problem[] => {
  const [area = ''] = id.split('.')
  return [
    ...(id === path.replace('/', '.')
      ? []
      : [problem('id', `the id is "${id}" but the file is ${path}.ts: name one after the other`)]),
    ...(/^[a-z-]+\.[a-z0-9-]+$/.test(id) && !/\.\d+$/.test(id)
      ? []
      : [problem('id', `the id "${id}" is no slug of the form area.what-is-wrong`)]),
    ...(Object.hasOwn(areas, area)
      ? []
      : [problem('id', `the area "${area}" is not in areas.ts${didYouMean(area, Object.keys(areas))}`)]),
  ]
}

/** A reference without its place. */
const sourceOf = (reference: string): string => reference.replace(/ \S*\d.*$/, '')

const referenceProblems = ({ references }: Scenario): readonly Problem[] => [
  ...(references.length === 0 ? [problem('references', 'there is no reference: say who demands it')] : []),
  ...references.flatMap((reference, index) =>
    findCitation(reference) === undefined
      ? [
          problem(
            `references.${index}`,
            `the source of the reference "${reference}" is not in references.ts${didYouMean(sourceOf(reference), Object.keys(sources)) || ': add it there, or cite one that is'}`,
          ),
        ]
      : [],
  ),
]

const needProblems = ({ needs = [] }: Scenario): readonly Problem[] =>
  needs.flatMap((need, index) =>
    capabilities.includes(need)
      ? []
      : [
          problem(
            `needs.${index}`,
            `the capability "${need}" is unknown${didYouMean(need, capabilities) || `; there are ${capabilities.join(', ')}`}`,
          ),
        ],
  )

/** Everything that is wrong with the words, given the path of the file below scenarios/. */
export const wordProblems = (scenario: Scenario, path: string): readonly Problem[] => [
  ...idProblems(scenario, path),
  ...titleProblems(scenario),
  ...textProblems(scenario),
  ...placeholderProblems(scenario),
  ...referenceProblems(scenario),
  ...needProblems(scenario),
]
