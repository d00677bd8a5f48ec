/** OWASP ASVS 5.0.0, and the scenarios that show its requirements. */
import { type AsvsRequirement, asvsRequirements } from '../../scenarios/cross-walk/asvs.ts'
import { asvsElsewhere } from '../../scenarios/cross-walk/asvs-elsewhere.ts'
import { cite } from '../../scenarios/references.ts'
import type { Scenario } from '../scenario.ts'
import { citing, placesOf } from './citing.ts'
import { codes, page, plain, table } from './markdown.ts'

/** Scenarios that cite a requirement, and those that show it all the same. */
export const shownBy = (
  catalogue: readonly Scenario[],
  { number, also = [] }: Pick<AsvsRequirement, 'number' | 'also'>,
): readonly string[] => [...new Set([...citing(catalogue, 'ASVS', number), ...also])]

const chapter = (
  catalogue: readonly Scenario[],
  title: string,
  prefix: string,
): readonly [string, string] => [
  `## [${title}](${cite(`ASVS ${prefix}1.1`).url})`,
  table(
    ['Requirement', 'Level', 'Asks that', 'Scenarios'],
    asvsRequirements
      .filter(({ number }) => number.startsWith(prefix))
      .map((requirement) => {
        const shown = shownBy(catalogue, requirement)
        const none =
          requirement.unseen === undefined
            ? 'no scenario yet'
            : `not seen from outside: ${requirement.unseen}`
        return [
          requirement.number,
          String(requirement.level),
          plain(requirement.says),
          shown.length > 0 ? codes(shown) : plain(none),
        ]
      }),
  ),
]

const byNumber = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true })

/** The page. Pure. */
export const asvsPage = (catalogue: readonly Scenario[]): string => {
  const known = new Set(asvsRequirements.map(({ number }) => number))
  const shown = asvsRequirements.filter((requirement) => shownBy(catalogue, requirement).length > 0)
  const unseen = asvsRequirements.filter(
    (requirement) => requirement.unseen !== undefined && !shown.includes(requirement),
  )
  return page(
    'OWASP ASVS 5.0.0 and the scenarios',
    'scenarios/cross-walk/asvs.ts and the references of the scenarios',
    `Of the ${asvsRequirements.length} requirements of V7 and V10, scenarios show ${shown.length}; ${unseen.length} cannot be seen from outside of a relying party. A scenario belongs to a requirement by citing it; the words are ours. \`npm run conformance -- --profile asvs\` demands what rests on the specifications, RFC 9700 and ASVS.`,
    ...chapter(catalogue, 'V7 Session management', '7.'),
    ...chapter(catalogue, 'V10 OAuth and OIDC', '10.'),
    '## Other chapters',
    table(
      ['Requirement', 'Asks that', 'Scenarios'],
      placesOf(catalogue, 'ASVS')
        .filter((place) => !known.has(place))
        .toSorted(byNumber)
        .map((place) => [
          `[${place}](${cite(`ASVS ${place}`).url})`,
          plain(asvsElsewhere[place] ?? ''),
          codes(citing(catalogue, 'ASVS', place)),
        ]),
    ),
  )
}
