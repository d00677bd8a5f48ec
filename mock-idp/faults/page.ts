import { type FaultPoint, faultPoints } from './fault.ts'
import { type Field, type FieldShape, scopeFields, specialValues } from './grammar.ts'
import { pointWords, type Word } from './vocabulary.ts'

/** What fits into a field, in words. */
export const shapeWords = (shape: FieldShape): string => {
  switch (shape.kind) {
    case 'number':
      return `${shape.whole ? 'whole ' : ''}number from ${shape.least} to ${shape.most}`
    case 'one of':
      return shape.words.map((word) => `\`${word}\``).join(', ')
    case 'value':
      return 'JSON, or a special value'
    case 'json':
      return 'JSON'
    case 'time':
      return 'ISO 8601'
    default:
      return shape.kind
  }
}

const fieldRow = ({ name, required, shape, says }: Field): string =>
  `| \`${name}\`${required ? '' : ' (optional)'} | ${shapeWords(shape)} | ${says} |`

const fieldTable = (fields: readonly Field[]): readonly string[] =>
  fields.length === 0
    ? []
    : ['| field | takes | meaning |', '| --- | --- | --- |', ...fields.map(fieldRow), '']

const wordLines = ({ do: act, says, fields, yaml }: Word): readonly string[] => [
  `### \`${act}\``,
  '',
  says,
  '',
  ...fieldTable(fields),
  '```yaml',
  yaml.trimEnd(),
  '```',
  '',
]

const pointLines = (at: FaultPoint, words: readonly Word[]): readonly string[] => [
  `## ${at}`,
  '',
  pointWords[at],
  '',
  ...words.filter((word) => word.at === at).flatMap(wordLines),
]

/** The page about faults: every message, every act, every field, and an example of each. */
export const faultsPage = (words: readonly Word[]): string =>
  [
    '# Faults: the lies that the mock can tell',
    '',
    'Made by `npm run docs` from `mock-idp/faults/grammar.ts` and `vocabulary.ts`; do not edit.',
    '',
    `There are ${words.length} of them: an act (\`do\`) at a message (\`at\`). A fault belongs to a tenant. In a seed file it stands in the tenant’s \`faults\`, over HTTP it is \`PUT /tenants/{tenant}/faults\` of the control API, in TypeScript \`tenant.fault(…)\`: one and the same record each time. \`says\` completes “The mock Entra sent …” and is quoted in the journal, where each delivered fault stands beside the honest value. Several faults compose: members first, then another answer, a redirect, another content type, and at last the way it is sent.`,
    '',
    '| message | what it is | acts |',
    '| --- | --- | --- |',
    ...faultPoints.map((at) => {
      const acts = words.filter((word) => word.at === at).map((word) => `\`${word.do}\``)
      return `| [${at}](#${at}) | ${pointWords[at]} | ${acts.join(', ')} |`
    }),
    '',
    '## Scope',
    '',
    'Every fault can be narrowed by `scope`:',
    '',
    ...fieldTable(scopeFields),
    '```yaml',
    'scope: { application: 11111111-2222-4333-8444-555555555555, nth: 2, times: 3 }',
    '```',
    '',
    '## Special values',
    '',
    'Where a `value` is asked for, an object with one of these members stands for what only the mock can know:',
    '',
    ...fieldTable(specialValues),
    ...faultPoints.flatMap((at) => pointLines(at, words)),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
