import type { Grade } from '../fidelity/trait.ts'
import type { CatalogueEntry, Channel } from './catalogue.ts'

/** A subject of the catalogue: its heading, and its numbers. */
interface Subject {
  readonly title: string
  readonly entries: readonly CatalogueEntry[]
}

/** How to meet a number in the mock: one sentence of Markdown. */
interface Recipe {
  readonly code: number
  readonly how: string
  /** Where it is seen then. */
  readonly seen: Channel
}

const channelWords: Readonly<Record<Channel, string>> = { page: 'page', redirect: 'redirect', json: 'JSON' }

const gradeWords: Readonly<Record<Grade, string>> = {
  captured: '',
  documented: '',
  reported: ' (reported)',
  unverified: ' (**unverified**)',
}

/** The catalogue as a page for people who got a number and want to know what to do. Markdown. */
export const aadstsPage = (subjects: readonly Subject[], recipes: readonly Recipe[]): string => {
  const how = Map.groupBy(recipes, ({ code }) => code)
  const all = subjects.flatMap(({ entries }) => entries)
  return `${[
    '# AADSTS numbers, and how to meet each of them here',
    'Made by `npm run docs` from `mock-idp/aadsts/`; do not edit. Every row is reached over HTTP by a test (`mock-idp/aadsts/reached.test.ts`).',
    `${all.length} numbers that a web application can meet at Microsoft Entra ID. Look for yours with your browser's search. SAML's numbers, and those that only a sign-in log shows, are left out. Microsoft changes numbers and texts without notice: a product must not decide anything by them.`,
    legend,
    `Subjects: ${subjects.map(({ title }) => `[${title}](#${anchorOf(title)})`).join(' · ')}`,
    ...subjects.map(({ title, entries }) => section(title, entries, how)),
  ].join('\n\n')}\n`
}

const legend = `**Seen as**, the usual one first:

- *page*: Entra shows it to the person, and the product never hears of it;
- *redirect*: it goes to the redirect URI with this OAuth error, as \`error\`, \`error_description\`, \`error_uri\`, \`state\`;
- *JSON*: the answer of the token endpoint (or of another one that programs call), with this HTTP status and OAuth error.

\`error_uri\` is there when Entra's lookup page knows the number (marked ⓘ). Words in braces vary. Texts are captured or documented by Microsoft unless it says *reported* (in an issue thread) or *unverified*.`

const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')

const section = (
  title: string,
  entries: readonly CatalogueEntry[],
  how: ReadonlyMap<number, readonly Recipe[]>,
): string =>
  [
    `## ${title}`,
    '',
    '| Number | Entra says | Seen as | Cause | What an administrator does | To meet it here |',
    '| --- | --- | --- | --- | --- | --- |',
    ...entries.map((entry) => row(entry, how.get(entry.code) ?? [])),
  ].join('\n')

const row = (entry: CatalogueEntry, recipes: readonly Recipe[]): string =>
  `| ${[
    `**${entry.code}**${entry.known ? ' ⓘ' : ''}`,
    `${inCell(entry.text)}${gradeWords[entry.grade]}`,
    entry.travels.map((channel) => seenAs(entry, channel)).join('; '),
    inCell(entry.cause),
    inCell(entry.remedy),
    recipes.map(({ how, seen }) => `${how.replaceAll('|', '\\|')} → ${channelWords[seen]}`).join('<br>'),
  ].join(' | ')} |`

const seenAs = (entry: CatalogueEntry, channel: Channel): string => {
  switch (channel) {
    case 'page':
      return 'page'
    case 'redirect':
      return `redirect \`${entry.errors?.redirect ?? entry.error}\``
    case 'json':
      return `JSON ${entry.status} \`${entry.error}\`${jsonMembers(entry)}`
  }
}

const jsonMembers = ({ errors, suberror, claims }: CatalogueEntry): string => {
  const members = [
    ...(errors?.metadata === undefined ? [] : [`\`${errors.metadata}\` at the metadata document`]),
    ...(suberror === undefined ? [] : [`suberror \`${suberror}\``]),
    ...(claims ? ['`claims`'] : []),
  ]
  return members.length === 0 ? '' : ` (${members.join(', ')})`
}

/** Text as the cell of a table: nothing in it is Markdown or HTML. */
const inCell = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll('_', '\\_')
    .replaceAll('*', '\\*')
