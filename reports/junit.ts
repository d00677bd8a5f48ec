/**
 * JUnit XML as GitLab and Jenkins really read it. There is no official schema: GitLab shows `classname` as
 * the suite and `name` as the test and drops a second pair of the same; Jenkins reads the properties.
 */
import { explanation } from './explain.ts'
import type { Run, ScenarioResult } from './run.ts'
import { byArea } from './tally.ts'
import { headline, lastLine, standingOf } from './words.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 section 2.2 allows these three and no others.
const forbidden = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const legal = (text: string): string => text.toWellFormed().replaceAll('\r', '').replaceAll(forbidden, '')
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}
const attribute = (text: string): string =>
  legal(text).replaceAll(/[&<>"\n\r\t]/g, (sign) => entities[sign] ?? sign)
const cdata = (text: string): string => `<![CDATA[${legal(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${attribute(String(value))}"`)
    .join('')

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3)

const body = (result: ScenarioResult): string =>
  [
    result.diagnosis?.sentence ?? result.reason,
    ...explanation(result).map(
      ({ key, text, url }) => `${key.padEnd(10)}${text}${url === undefined ? '' : `  ${url}`}`,
    ),
  ].join('\n')

const outcome = (result: ScenarioResult): readonly string[] => {
  const message = result.diagnosis?.sentence ?? result.reason
  switch (standingOf(result)) {
    case 'passed':
      return []
    case 'failed':
      return [`<failure${attributes({ message, type: result.level })}>${cdata(body(result))}</failure>`]
    case 'inconclusive':
      return [
        `<error${attributes({ message: result.reason, type: 'inconclusive' })}>${cdata(body(result))}</error>`,
      ]
    case 'skipped':
      return [`<skipped${attributes({ message: result.reason })}/>`]
    case 'waived': {
      const { reason, until } = result.waiver ?? { reason: '', until: '' }
      return [`<skipped${attributes({ message: `waived until ${until}: ${reason}` })}/>`]
    }
    case 'warned':
      // JUnit has no word for a warning: the test passes, and its output says what was missed.
      return [`<system-out>${cdata(`warned: ${body(result)}`)}</system-out>`]
  }
}

const property = (name: string, value: string): string => `<property${attributes({ name, value })}/>`

const testcase = (result: ScenarioResult): string => {
  const { id, title, level, basis, phase, verdict, durationMs, diagnosis } = result
  const clauses = (diagnosis?.clauses ?? []).map(({ text }) => property('clause', text))
  const properties = [
    property('level', level),
    property('basis', basis),
    property('phase', phase),
    property('verdict', verdict),
    ...clauses,
  ]
  const head = attributes({
    classname: `greencheck.${id.split('.', 1)[0] ?? id}`,
    name: `${id} ${title}`,
    time: seconds(durationMs),
  })
  return [
    `    <testcase${head}>`,
    `      <properties>${properties.join('')}</properties>`,
    ...outcome(result).map((element) => `      ${element}`),
    '    </testcase>',
  ].join('\n')
}

const counts = (results: readonly ScenarioResult[]): string => {
  const having = (...standings: readonly string[]): number =>
    results.filter((result) => standings.includes(standingOf(result))).length
  return attributes({
    tests: results.length,
    failures: having('failed'),
    errors: having('inconclusive'),
    skipped: having('skipped', 'waived'),
    time: seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  })
}

/** One suite for each area; a preflight that failed is an error of its own, so that the file is never green by being empty. */
export const junit = (run: Run): string => {
  const bad = run.preflight.filter(({ ok }) => !ok)
  const broken = bad.map(({ name, seen, fix }) =>
    [
      `    <testcase${attributes({ classname: 'greencheck.preflight', name, time: '0.000' })}>`,
      `      <error${attributes({ message: seen, type: 'preflight' })}>${cdata(fix ?? seen)}</error>`,
      '    </testcase>',
    ].join('\n'),
  )
  const cut = run.complete
    ? []
    : [
        `    <testcase${attributes({ classname: 'greencheck.run', name: 'the run is complete', time: '0.000' })}>`,
        `      <error${attributes({ message: run.interrupted ?? 'the run was interrupted', type: 'incomplete' })}/>`,
        '    </testcase>',
      ]
  const own = [...broken, ...(cut.length === 0 ? [] : [cut.join('\n')])]
  const suites = [...byArea(run.scenarios)].map(([area, results]) =>
    [
      `  <testsuite${attributes({ name: `greencheck.${area}` })}${counts(results)}${attributes({ timestamp: run.startedAt })}>`,
      ...results.map(testcase),
      '  </testsuite>',
    ].join('\n'),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: headline(run), tests: run.scenarios.length + own.length, failures: run.scenarios.filter((result) => standingOf(result) === 'failed').length, errors: run.scenarios.filter((result) => standingOf(result) === 'inconclusive').length + own.length, time: seconds(run.durationMs) })}>`,
    ...(own.length === 0
      ? []
      : [
          `  <testsuite${attributes({ name: 'greencheck.run', tests: own.length, failures: 0, errors: own.length, skipped: 0, time: '0.000', timestamp: run.startedAt })}>`,
          ...own,
          '  </testsuite>',
        ]),
    ...suites,
    `  <system-out>${cdata(lastLine(run.summary))}</system-out>`,
    '</testsuites>',
    '',
  ].join('\n')
}
