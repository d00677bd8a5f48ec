/** One scenario that went wrong, in full: whoever reads this needs no other page to act. */
import { decisiveStep, explanation, type Row } from '../explain.ts'
import type { ScenarioResult, StepRecord } from '../run.ts'
import type { Paint } from '../screen.ts'
import { sequence } from '../sequence.ts'
import { duration, phaseWords, type Standing, standingOf } from '../words.ts'
import { columns, hang, printable, unparted, wrap } from '../wrap.ts'
import { sequenceText } from './sequence-text.ts'

export const hues: Readonly<Record<Standing, Parameters<Paint>[0]>> = {
  passed: 'green',
  failed: 'red',
  warned: 'yellow',
  inconclusive: 'magenta',
  skipped: 'dim',
  waived: 'dim',
}

const keyColumns = 10

const hueOf = (key: Row['key']): Parameters<Paint>[0] | undefined => {
  if (key === 'sent') return 'red'
  if (key === 'honest') return 'green'
  return key === 'fix' ? 'bold' : undefined
}

const heading = (result: ScenarioResult, width: number, paint: Paint): readonly string[] => {
  const standing = standingOf(result)
  const left = `${standing.toUpperCase()}  ${printable(result.id)}`
  const right = `${result.level} · ${phaseWords(result.phase)} · ${duration(result.durationMs)}`
  const gap = width - columns(left) - columns(right)
  const coloured = paint('bold', paint(hues[standing], left))
  return gap >= 2
    ? [coloured + ' '.repeat(gap) + paint('dim', right)]
    : [coloured, paint('dim', ' '.repeat(Math.max(2, width - columns(right))) + right)]
}

const traceOf = (step: StepRecord, width: number, paint: Paint): readonly string[] => [
  '',
  ...wrap(printable(step.does), width).map((line) => paint('dim', line)),
  ...sequenceText(sequence(step.exchanges), width, paint),
]

/** A URL that does not fit beside its key moves to the left, and is never broken: it has to work when it is clicked. */
const urlLine = (url: string, width: number): string => {
  const indent = Math.min(keyColumns, Math.max(0, width - columns(url)))
  return ' '.repeat(indent) + url
}

/** A command that takes several lines can be pasted as it stands. */
const commandLines = (text: string, room: number): readonly string[] => {
  const lines = columns(text) <= room ? [text] : wrap(text, room - 2)
  return lines.map((line, index) => (index < lines.length - 1 ? `${line} \\` : line))
}

const apart = (text: string): string => text.split('   ').map(unparted).join('   ')

const rowLines = ({ key, text, url }: Row, width: number, paint: Paint): readonly string[] => {
  const room = width - keyColumns
  // Signs stay with their words; three spaces part them.
  const words = key === 'control' || key === 'variants' ? apart(printable(text)) : printable(text)
  const link = url === undefined ? undefined : printable(url)
  const beside = link !== undefined && columns(words) + 2 + columns(link) <= room
  const values = beside
    ? [`${words}  ${link}`]
    : key === 'replay'
      ? commandLines(words, room)
      : wrap(words, room)
  const hue = hueOf(key)
  const lines = values.map((value, index) => {
    const name = index === 0 ? paint('dim', key.padEnd(keyColumns)) : ' '.repeat(keyColumns)
    return name + (hue === undefined ? value : paint(hue, value))
  })
  return beside || link === undefined ? lines : [...lines, urlLine(link, width)]
}

/** Lines without line breaks, at most `width` columns but for a URL that is longer. With `trace` the exchange of the decisive step as well. */
export const explained = (
  result: ScenarioResult,
  width: number,
  paint: Paint,
  trace: boolean,
): readonly string[] => {
  const sentence = result.diagnosis?.sentence ?? result.reason
  const reason = standingOf(result) === 'inconclusive' && result.reason !== sentence ? [result.reason] : []
  const step = decisiveStep(result.steps)
  const traced = trace && step !== undefined && step.exchanges.length > 0
  return [
    ...heading(result, width, paint),
    ...[sentence, ...reason].flatMap((text) =>
      hang('  ', printable(text), width).map((line) => paint('bold', line)),
    ),
    ...explanation(result).flatMap((row) => rowLines(row, width - 2, paint).map((line) => `  ${line}`)),
    ...(traced ? traceOf(step, width - 2, paint).map((line) => (line === '' ? '' : `  ${line}`)) : []),
  ]
}
