/** The index of all scenarios, area by area. */
import { areas } from '../../scenarios/areas.ts'
import type { Scenario } from '../scenario.ts'
import { code, codes, page, plain, table } from './markdown.ts'

const areaOf = ({ id }: Scenario): string => id.split('.')[0] ?? ''

const linkTo = (scenario: Scenario): string =>
  `[${code(scenario.id)}](../${scenario.id.replace('.', '/')}.ts)`

const variantsOf = ({ variants }: Scenario): string =>
  variants === undefined ? '' : ` (${Object.keys(variants).length} variants)`

const section = (area: string, says: string, scenarios: readonly Scenario[]): string =>
  [
    `## ${area}`,
    `${says}. ${scenarios.length} scenarios.`,
    table(
      ['Scenario', 'Your product …', 'Level', 'Basis', 'Phase', 'Needs'],
      scenarios.map((scenario) => [
        linkTo(scenario),
        `${plain(scenario.title)}${variantsOf(scenario)}`,
        scenario.level,
        scenario.basis,
        scenario.phase,
        codes(scenario.needs ?? []),
      ]),
    ),
  ].join('\n\n')

/** The page. Pure. */
export const cataloguePage = (catalogue: readonly Scenario[]): string =>
  page(
    'The catalogue',
    'scenarios/',
    `${catalogue.length} scenarios, in the order of a connection's life. \`npm run conformance -- <id>\` runs one; its file says the rest.`,
    ...Object.entries(areas).flatMap(([area, says]) => {
      const own = catalogue.filter((scenario) => areaOf(scenario) === area)
      return own.length === 0 ? [] : [section(area, says, own)]
    }),
  )
