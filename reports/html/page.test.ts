import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { hostile } from '../fixtures/hostile.ts'
import { largeRun, runOf, sampleRun } from '../fixtures/runs.ts'
import { page } from './page.ts'

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

const source = page(sampleRun)
const all = elements(parse(source))
const tagged = (name: string): readonly Element[] => all.filter(({ tagName }) => tagName === name)

describe('safety', () => {
  it('escapes every text of a product or scenario', () => {
    expect(tagged('script')).toHaveLength(1)
    expect(tagged('img')).toHaveLength(0)
    expect(source).not.toContain(hostile.markup)
    expect(text(parse(source))).toContain(hostile.markup)
    expect(all.flatMap(({ attrs }) => attrs).filter(({ name }) => name.startsWith('on'))).toEqual([])
    expect(source).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
  })

  it('loads nothing, and links only to the web and to itself', () => {
    const loading = ['src', 'srcset', 'data', 'poster', 'action', 'background', 'xlink:href']
    expect(all.flatMap(({ attrs }) => attrs).filter(({ name }) => loading.includes(name))).toEqual([])
    expect(tagged('link')).toEqual([])
    for (const link of tagged('a')) expect(attribute(link, 'href')).toMatch(/^(?:https?:\/\/|#)/)
    expect(source).not.toMatch(/url\(|@import|fetch\(|import\(/)
  })

  it('allows its own style and script by hash, and nothing else', () => {
    const policy = attribute(
      tagged('meta').find((meta) => attribute(meta, 'http-equiv') !== undefined) as Element,
      'content',
    )
    const hash = (name: string): string =>
      `'sha256-${createHash('sha256')
        .update(text(tagged(name)[0] as Element))
        .digest('base64')}'`
    expect(policy).toBe(
      `default-src 'none'; style-src ${hash('style')}; script-src ${hash('script')}; base-uri 'none'; form-action 'none'`,
    )
    expect(all.flatMap(({ attrs }) => attrs).filter(({ name }) => name === 'style')).toEqual([])
  })
})

describe('structure', () => {
  const ids = all.flatMap((element) => attribute(element, 'id') ?? [])

  it('has unique ids, and a link to every scenario', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id } of sampleRun.scenarios) expect(ids).toContain(id)
  })

  it('has no link or label into nothing', () => {
    const targets = tagged('a').flatMap((link) => {
      const href = attribute(link, 'href') ?? ''
      return href.startsWith('#') ? [decodeURIComponent(href.slice(1))] : []
    })
    const labels = all.flatMap((element) => attribute(element, 'aria-labelledby')?.split(' ') ?? [])
    expect([...targets, ...labels].filter((id) => !ids.includes(id))).toEqual([])
  })

  it('puts what needs an act before the catalogue', () => {
    const headings = tagged('h2').map((heading) => text(heading).trim())
    expect(headings).toEqual(['Failed 3', 'Inconclusive 1', 'Warned 1', 'Catalogue', 'Exchanges'])
    expect(tagged('h1').map(text)).toEqual(['Acme Hub broke 3 rules'])
  })

  it('draws the exchange of each failure, with a title and a description that tells the lie', () => {
    const drawing = tagged('svg').find(
      (svg) => attribute(svg, 'aria-labelledby') === 'q-idtoken.aud-wrong-t q-idtoken.aud-wrong-d',
    )
    expect(text(drawing as Element)).toContain('The exchange of idtoken.aud-wrong')
    expect(text(drawing as Element)).toContain('the lie: an ID token whose "aud" is')
  })

  it('shows all parts of an explanation', () => {
    const card = all.find((element) => attribute(element, 'id') === 'idtoken.aud-wrong') as Element
    const parts = elements(card)
      .filter(({ tagName }) => tagName === 'dt')
      .map(text)
    expect(parts).toEqual(['Expected', 'Seen', 'Clause', 'Effect', 'Fix', 'Control', 'Replay'])
  })

  it('gives tables header cells with a scope', () => {
    expect(tagged('th').filter((cell) => attribute(cell, 'scope') === undefined)).toEqual([])
  })
})

describe('the verdict on top', () => {
  const heading = (run: typeof sampleRun): string =>
    text(elements(parse(page(run))).find(({ tagName }) => tagName === 'h1') as Element)
  it.each([
    ['Acme Hub kept every rule that was tested', largeRun(4, 0)],
    ['No verdict on Acme Hub', runOf([])],
    ['The run against Acme Hub is incomplete', runOf(largeRun(4, 0).scenarios, { complete: false })],
  ])('%s', (words, run) => {
    expect(heading(run)).toBe(words)
  })
})

describe('size', () => {
  it.each([
    ['all pass', 0, 1_000_000],
    ['every eighth fails', 8, 1_000_000],
    // Every explanation is still there; only drawings and exchanges give way.
    ['all fail', 1, 1_700_000],
  ])('of 400 scenarios when %s', (_name, everyNth, limit) => {
    expect(Buffer.byteLength(page(largeRun(400, everyNth)))).toBeLessThan(limit)
  })
})
