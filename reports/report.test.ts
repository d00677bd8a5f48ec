import { describe, expect, it } from 'vitest'
import { sampleRun } from './fixtures/runs.ts'
import { documents, parseReporters, reporterNames } from './report.ts'

describe('parseReporters', () => {
  it('reads names and files', () => {
    expect(parseReporters('terminal, junit:out/j.xml,html,json:C:\\runs\\run.json')).toEqual({
      ok: [
        { name: 'terminal' },
        { name: 'junit', file: 'out/j.xml' },
        { name: 'html' },
        { name: 'json', file: 'C:\\runs\\run.json' },
      ],
    })
  })

  it.each([
    [
      'junti',
      '--reporter: there is no reporter "junti". Did you mean "junit"? There are terminal, json, junit, html.',
    ],
    ['sarif-lines', '--reporter: there is no reporter "sarif-lines". There are terminal, json, junit, html.'],
    ['', '--reporter: a name is missing; there are terminal, json, junit, html'],
    ['junit:', '--reporter: "junit:" names no file after the colon; write junit or junit:path'],
    ['terminal:x', '--reporter: terminal writes to the screen and takes no file; drop ":x"'],
    ['html,html', '--reporter: two reporters would write report.html; name another file, as in html:path'],
    ['json:a,html:a', '--reporter: two reporters would write a; name another file, as in html:path'],
  ])('refuses %j', (text, problem) => {
    expect(parseReporters(text)).toEqual({ problems: [problem] })
  })

  it('reports all problems at once', () => {
    expect(parseReporters('junti,htlm,terminal')).toMatchObject({ problems: { length: 2 } })
  })
})

it('has a document for every name but terminal', () => {
  expect(['terminal', ...Object.keys(documents)].toSorted()).toEqual([...reporterNames].toSorted())
})

it.each(Object.entries(documents))('%s is a pure function of the run', (_name, { render }) => {
  const before = structuredClone(sampleRun)
  expect(render(sampleRun)).toBe(render(structuredClone(sampleRun)))
  expect(sampleRun).toEqual(before)
})

it('gives the run back from its own document', () => {
  expect(JSON.parse(documents.json.render(sampleRun))).toEqual(sampleRun)
})
