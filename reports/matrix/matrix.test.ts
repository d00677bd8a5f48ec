import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { hostile } from '../fixtures/hostile.ts'
import { runOf, sampleRun } from '../fixtures/runs.ts'
import { matrixHtml } from './html.ts'
import { matrixMarkdown } from './markdown.ts'
import { condense, matrixResultSchema, matrixResultText } from './result.ts'
import { type Column, needsWords, rowsOf } from './table.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element
const elements = (node: Node): readonly Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
]
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value
const text = (node: Node): string =>
  'value' in node ? String(node.value) : 'childNodes' in node ? node.childNodes.map(text).join('') : ''

const failed = sampleRun.scenarios.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)
const [explained = ''] = failed
const columns: readonly Column[] = [
  {
    name: 'hub',
    title: 'Acme Hub',
    page: '../hub/FINDINGS.md',
    result: condense(sampleRun),
    explanations: new Map([
      [explained, { title: 'No check of the audience', href: '../hub/FINDINGS.md#audience' }],
    ]),
  },
  {
    name: 'few',
    title: 'Few',
    result: condense(runOf(sampleRun.scenarios.slice(0, 2))),
    explanations: new Map(),
  },
  { name: 'gone', title: 'Gone', result: { missing: 'apt-get install it' }, explanations: new Map() },
]

describe('a condensed run', () => {
  const result = condense(sampleRun)

  it('is read back as it was written, one scenario a line', () => {
    const written = matrixResultText(result)
    expect(matrixResultSchema.parse(JSON.parse(written))).toEqual(result)
    expect(written.split('\n').filter((line) => line.startsWith('    {"id":'))).toHaveLength(
      sampleRun.scenarios.length,
    )
  })

  it('keeps every verdict and no evidence', () => {
    expect(result.scenarios.map(({ id, verdict }) => [id, verdict])).toEqual(
      sampleRun.scenarios.map(({ id, verdict }) => [id, verdict]),
    )
    expect(matrixResultText(result)).not.toContain('"exchanges"')
  })

  it('says why it is incomplete', () => {
    expect(condense(runOf([], { complete: false, interrupted: 'preflight: honest login' })).interrupted).toBe(
      'preflight: honest login',
    )
  })
})

describe('the page', () => {
  const source = matrixHtml(columns)
  const all = elements(parse(source))
  const ids = new Set(all.flatMap((element) => attribute(element, 'id') ?? []))
  const links = all.flatMap((element) => (element.tagName === 'a' ? [attribute(element, 'href') ?? ''] : []))

  it('has a row for each scenario and a cell for each implementation', () => {
    const rows = all.filter(
      (element) => element.tagName === 'tr' && attribute(element, 'data-area') !== undefined,
    )
    expect(rows).toHaveLength(sampleRun.scenarios.length)
    for (const row of rows) expect(elements(row).filter(({ tagName }) => tagName === 'td')).toHaveLength(4)
  })

  it('leads from each red cell to its sentence, and from there to the cause', () => {
    const red = rowsOf(columns).flatMap(({ cells }) => cells.filter(needsWords))
    const inner = links.filter((href) => href.startsWith('#') && href.includes('--'))
    expect(inner).toHaveLength(red.length)
    for (const href of inner) expect(ids).toContain(href.slice(1))
    expect(links).toContain('../hub/FINDINGS.md#audience')
  })

  it('says what is not installed, and how to get it', () => {
    expect(text(parse(source))).toContain('not installed: apt-get install it')
  })

  it('escapes what products say, loads nothing and runs only its own script', () => {
    expect(source).not.toContain(hostile.markup)
    expect(all.filter(({ tagName }) => tagName === 'script')).toHaveLength(1)
    expect(all.filter(({ tagName }) => ['img', 'link', 'iframe'].includes(tagName))).toEqual([])
    expect(
      all.flatMap(({ attrs }) => attrs).filter(({ name }) => name.startsWith('on') || name === 'src'),
    ).toEqual([])
  })

  it('links nowhere but to the web, to files beside it and into itself', () => {
    const bad = matrixHtml([
      {
        name: 'bad',
        title: 'Bad',
        page: 'javascript:alert(1)',
        result: condense(sampleRun),
        explanations: new Map(),
      },
    ])
    expect(bad).not.toContain('href="javascript:')
  })
})

describe('Markdown', () => {
  const source = matrixMarkdown(columns)

  it('has sign and word in each cell, and a link where there is a cause', () => {
    expect(source).toContain(`✗ [**failed**](../hub/FINDINGS.md#audience)`)
    expect(source).toContain('✓ passed')
    expect(source).toContain('| Gone | not installed: apt-get install it |')
  })

  it('has as many cells in each row as its head', () => {
    const tables = source
      .trim()
      .split('\n\n')
      .filter((block) => block.startsWith('|'))
    for (const block of tables) {
      const widths = block.split('\n').map((line) => line.split(/(?<!\\)\|/).length)
      expect(new Set(widths).size).toBe(1)
    }
  })
})
