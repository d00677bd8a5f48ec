/** The texts of `greencheck idp cases` and `greencheck idp faults`. */
import { stringify } from 'yaml'
import type { Case } from '../cases/case.ts'
import type { Field, FieldShape } from '../faults/grammar.ts'
import type { Word } from '../faults/vocabulary.ts'
import { titleOf } from './prepared-case.ts'

export const casesText = (cases: readonly Case[]): string => {
  const width = Math.max(...cases.map(({ name }) => name.length))
  const row = ({ name, ...rest }: Case): string => `  ${name.padEnd(width)}  ${titleOf(rest)}`
  const top = cases.filter(({ failure }) => failure !== undefined)
  return [
    'The top 25 failures of relying parties in the field',
    ...top.map(row),
    '',
    'Others',
    ...cases.filter((one) => !top.includes(one)).map(row),
    '',
    'greencheck idp --case NAME starts the mock in that state; greencheck idp cases NAME tells all about it.',
    '',
  ].join('\n')
}

export const caseText = (one: Case): string =>
  [
    `${one.name}: ${titleOf(one)}`,
    '',
    `To see it     ${one.seeIt}`,
    ...(one.command === undefined ? [] : [`              ${one.command}`]),
    `You see       ${one.symptom}`,
    `Remedy        ${one.remedy}`,
    `Evidence      ${one.evidence.join(', ')}`,
    '',
    `Start it      greencheck idp --case ${one.name}`,
    'As a seed file, for greencheck idp --config entra.yaml:',
    '',
    stringify(one.config).replaceAll(/^/gm, '  ').trimEnd(),
    '',
  ].join('\n')

export const faultsText = (words: readonly Word[], points: Readonly<Record<string, string>>): string => {
  const byPoint = Map.groupBy(words, ({ at }) => at)
  return [
    'Lies that the mock can tell, at each message. In a seed file they are elements of "faults" of a tenant,',
    'over HTTP the body of PUT /tenants/{tenant}/faults is a list of them, in TypeScript tenant.fault(…) takes them.',
    'Every one may have a scope: application, person, nth, times, until.',
    ...[...byPoint].flatMap(([point, acts]) => ['', `${point}: ${points[point]}`, ...acts.map(wordText)]),
    '',
  ].join('\n')
}

const wordText = (word: Word): string =>
  [
    `  ${word.do}: ${word.says}`,
    ...word.fields.map((field) => `    ${field.name}${field.required ? '' : '?'}: ${fieldText(field)}`),
    ...word.yaml
      .trimEnd()
      .split('\n')
      .map((line) => `      ${line}`),
  ].join('\n')

const fieldText = ({ shape, says }: Field): string => {
  const words = shapeText(shape)
  return words === '' ? says : `${says} (${words})`
}

const shapeText = (shape: FieldShape): string => (shape.kind === 'one of' ? shape.words.join(', ') : '')
