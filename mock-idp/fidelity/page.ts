import type { Proof } from './proofs.ts'
import type { Grade, State, Trait } from './trait.ts'

const gradeWords: Readonly<Record<Grade, string>> = {
  captured: 'captured',
  documented: 'documented',
  reported: 'reported',
  unverified: '**unverified**',
}

const stateWords: Readonly<Record<State, string>> = {
  real: 'real',
  simplified: '*simplified*',
  absent: '**absent**',
}

/** Headings of the areas, by the first part of an id. An area without a heading goes by its own name. */
const headings: Readonly<Record<string, string>> = {
  aadsts: 'AADSTS numbers',
  'access-token': 'Access tokens',
  'admin-consent': 'Admin consent',
  appearance: 'Appearance',
  authorize: 'Authorization endpoint',
  'client-authentication': 'Client authentication',
  clients: 'Real clients',
  cloud: 'Clouds',
  'device-code': 'Device code',
  directory: 'Directory rules',
  groups: 'Groups',
  'id-token': 'ID tokens',
  keys: 'Keys',
  logout: 'Logout',
  metadata: 'Metadata',
  noauth: 'E-mail that nobody verified (nOAuth)',
  'refresh-token': 'Refresh tokens',
  registration: 'App registrations',
  robust: 'Malformed requests',
  token: 'Token endpoint',
  userinfo: 'UserInfo',
}

/**
 * The fidelity page: each trait of Entra ID, whether the mock has it, where it is known from, and the tests
 * that prove it. Markdown.
 */
export const fidelityPage = (traits: readonly Trait[], proofs: readonly Proof[]): string => {
  const count = (state: State): number => traits.filter((trait) => trait.state === state).length
  const areas = [...Map.groupBy(traits, ({ id }) => areaOf(id))].toSorted(([a], [b]) =>
    headingOf(a).localeCompare(headingOf(b)),
  )
  return `${[
    '# Fidelity: what of Entra ID is imitated',
    'Made by `npm run docs` from the traits in `mock-idp/fidelity/traits/` and from the tests that name them; do not edit. A test that names a trait in its title proves it, and `npm test` runs them all.',
    `**${traits.length} traits: ${count('real')} real, ${count('simplified')} simplified, ${count('absent')} absent.** *Captured*: seen in a real response. *Documented*: Microsoft says so. *Reported*: in an issue or a thread. *Unverified*: common knowledge or a weak hint; the mock takes the safest reading, and a look at a live tenant would settle it.`,
    '## Otherwise than Entra, on purpose',
    deviations(traits),
    ...areas.flatMap(([area, own]) => [`## ${headingOf(area)}`, table(own, proofs)]),
  ].join('\n\n')}\n`
}

const areaOf = (id: string): string => id.slice(0, id.indexOf('.'))
const headingOf = (area: string): string => headings[area] ?? area

const deviations = (traits: readonly Trait[]): string => {
  const rows = traits.filter(({ state }) => state !== 'real')
  if (rows.length === 0) return 'Nothing.'
  return rows.map(({ says, note = '', state }) => `- ${says} ${stateWords[state]}: ${note}`).join('\n')
}

const table = (traits: readonly Trait[], proofs: readonly Proof[]): string =>
  [
    '| trait | here | known from | proven by |',
    '| --- | --- | --- | --- |',
    ...traits.map((trait) => {
      const known = `${gradeWords[trait.grade]}: ${trait.source}${trait.date === undefined ? '' : `, ${trait.date}`}`
      const says = trait.note === undefined ? trait.says : `${trait.says} (${trait.note})`
      const files = [
        ...new Set(proofs.filter(({ traits: ids }) => ids.includes(trait.id)).map(({ file }) => file)),
      ]
      return `| ${[says, stateWords[trait.state], known, files.map((file) => `[${nameOf(file)}](../${file})`).join(' ')].map(cell).join(' | ')} |`
    }),
  ].join('\n')

const nameOf = (file: string): string => (file.split('/').at(-1) ?? file).replace('.test.ts', '')

/** Text inside a table of Markdown. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
