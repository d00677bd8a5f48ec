/** The catalogue as a specification, for whoever builds single sign-on into a product. */
import { areas } from '../../scenarios/areas.ts'
import { galleryItems } from '../../scenarios/cross-walk/app-gallery.ts'
import { cite } from '../../scenarios/references.ts'
import { type Capability, type Phase, phases, type Scenario } from '../scenario.ts'
import { citing } from './citing.ts'
import { code, codes, page, plain, table } from './markdown.ts'

const phaseWords: Readonly<Record<Phase, readonly [title: string, says: string]>> = {
  setup: [
    'Setup',
    'An administrator enters what Entra shows, and the product fetches what it needs to know.',
  ],
  test: [
    'Test',
    'The administrator signs in at Entra once, and comes back to a green check mark, or to the reason why not.',
  ],
  enable: ['Enable', 'The administrator turns single sign-on on, and it is asked of members.'],
  'member-login': ['Member login', 'A member goes to Entra and comes back as the right person.'],
  lifecycle: ['Lifecycle', 'What happens later: secrets end, keys roll, people come and go.'],
  logout: ['Logout', 'Ending it.'],
}

const reference = (citation: string): string => {
  const { text, url } = cite(citation)
  return `[${plain(text)}](${url})`
}

/** What every product of the reference design has, or only the harness needs. */
const usual: readonly Capability[] = ['has-settings-ui', 'has-test-step', 'has-enable', 'fresh-organisations']

const where = ({ needs = [] }: Scenario): string => {
  const special = needs.filter((need) => !usual.includes(need))
  return special.length === 0 ? '' : ` (For products with ${codes(special)}.)`
}

const requirement = (scenario: Scenario): string =>
  [
    `- **${scenario.level}** · The product ${plain(scenario.title)}.${where(scenario)}`,
    `  *Why:* ${plain(scenario.effect)}`,
    `  *How:* ${plain(scenario.fix)}`,
    `  *Rests on* ${scenario.references.map(reference).join('; ')} (${scenario.basis}). *Shown by* ${code(scenario.id)}`,
  ].join('  \n')

const phaseSection = (phase: Phase, catalogue: readonly Scenario[]): string => {
  const [title, says] = phaseWords[phase]
  const own = catalogue.filter((scenario) => scenario.phase === phase)
  if (own.length === 0) return ''
  return [
    `## ${title}`,
    says,
    ...Object.entries(areas).flatMap(([area, subject]) => {
      const requirements = own.filter(({ id }) => id.startsWith(`${area}.`))
      return requirements.length === 0 ? [] : [`### ${subject}`, requirements.map(requirement).join('\n')]
    }),
  ].join('\n\n')
}

const gallerySection = (catalogue: readonly Scenario[]): string =>
  [
    '## The checklist of the Microsoft Entra App Gallery',
    '`npm run conformance -- --profile entra-app-gallery` demands these items and excuses everything else. Required items count whatever the level of the scenario.',
    table(
      ['Item', 'Asks for', 'Priority', 'Shown by'],
      galleryItems.map(({ item, says, priority, unseen, partly }) => [
        item,
        plain(says),
        priority,
        unseen === undefined
          ? `${codes(citing(catalogue, 'Entra App Gallery', item))}${partly === undefined ? '' : `: ${plain(partly)}`}`
          : `cannot be seen from outside: ${plain(unseen)}`,
      ]),
    ),
  ].join('\n\n')

/** The page. Pure. */
export const requirementsPage = (catalogue: readonly Scenario[]): string =>
  page(
    'What single sign-on with Entra ID asks of a product',
    'scenarios/',
    `Requirements for whoever builds it, phase by phase: what the product does, why, and how. ${catalogue.length} scenarios show them from outside; each requirement names its own. **MUST**: breaking it fails a run. **SHOULD**, **MAY**: it warns. The basis says who demands it: \`spec\` (OpenID and OAuth), \`bcp\` (RFC 9700), \`asvs\` (OWASP ASVS 5.0), \`entra\` (Microsoft), \`product\` (the reference design), \`field\` (public incidents).`,
    `A requirement that names capabilities is for products that have them; what each of them is stands in harness/vocabulary/capabilities.ts.`,
    ...phases.map((phase) => phaseSection(phase, catalogue)),
    gallerySection(catalogue),
  )
