import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { hostile } from './fixtures/hostile.ts'
import { largeRun, runOf, sampleRun } from './fixtures/runs.ts'
import { junit } from './junit.ts'

type Element = Readonly<Record<string, unknown>>
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => ['testsuite', 'testcase', 'property'].includes(name),
  parseAttributeValue: false,
  parseTagValue: false,
})
const parse = (text: string): Element => parser.parse(text) as Element
const suites = (document: Element) =>
  (document['testsuites'] as Element)['testsuite'] as readonly (Element & {
    readonly testcase: readonly Element[]
  })[]
const cases = (document: Element) => suites(document).flatMap(({ testcase }) => testcase)
const named = (document: Element, id: string) =>
  cases(document).find(({ name }) => String(name).startsWith(`${id} `)) as Element

describe('junit', () => {
  const text = junit(sampleRun)
  const document = parse(text)

  it('is well-formed, hostile texts included', () => {
    expect(XMLValidator.validate(text)).toBe(true)
    const error = named(document, 'callback.error-page-escapes')
    expect(error['name']).toContain(hostile.markup)
    expect(JSON.stringify(error['failure'])).toContain('before ]]> after ')
    expect(text).not.toMatch(/[^\P{Cc}\n]/u)
  })

  it('has every scenario once, under its area, with seconds', () => {
    expect(cases(document)).toHaveLength(sampleRun.scenarios.length)
    expect(named(document, 'idtoken.aud-wrong')).toMatchObject({
      classname: 'greencheck.idtoken',
      name: 'idtoken.aud-wrong refuses an ID token that was issued to another application',
      time: '0.041',
    })
    const pairs = cases(document).map(({ classname, name }) => `${classname} ${name}`)
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  it('puts the sentence into the message and the explanation into the body', () => {
    const failure = named(document, 'idtoken.aud-wrong')['failure'] as Element
    expect(failure).toMatchObject({
      type: 'MUST',
      message: expect.stringContaining('issued to another application'),
    })
    expect(failure['#text']).toContain('fix       Compare "aud" with your own client ID')
    expect(failure['#text']).toContain(
      'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
    )
  })

  it('has an element for every verdict that is not green', () => {
    expect(named(document, 'jwks.rollover-unannounced')['error']).toMatchObject({ type: 'inconclusive' })
    expect(named(document, 'enable.off-again')['skipped']).toMatchObject({
      message: 'needs has-enable, which the driver does not declare',
    })
    expect(named(document, 'session.sign-out-clears-cookie')['skipped']).toMatchObject({
      message: expect.stringContaining('waived until 2026-12-31'),
    })
    expect(named(document, 'session.new-id-at-login')['system-out']).toContain('warned: Your product kept')
    expect(named(document, 'session.new-id-at-login')).not.toHaveProperty('failure')
  })

  it('has level, basis, phase and clauses as properties', () => {
    const { property } = named(document, 'idtoken.aud-wrong')['properties'] as {
      readonly property: readonly Element[]
    }
    expect(property).toEqual([
      { name: 'level', value: 'MUST' },
      { name: 'basis', value: 'spec' },
      { name: 'phase', value: 'member-login' },
      { name: 'verdict', value: 'failed' },
      { name: 'clause', value: 'OIDC Core 3.1.3.7 (3)' },
      { name: 'clause', value: 'RFC 7519 4.1.3' },
    ])
  })

  it('adds up', () => {
    expect(document['testsuites']).toMatchObject({
      tests: '16',
      failures: '3',
      errors: '1',
      'system-out': '7 passed, 3 failed, 3 skipped',
    })
    const total = (key: string): number =>
      suites(document).reduce((sum, suite) => sum + Number(suite[key]), 0)
    expect([total('tests'), total('failures'), total('errors'), total('skipped')]).toEqual([16, 3, 1, 4])
  })

  it('is red when the preflight failed or the run was cut short', () => {
    const run = runOf([], {
      preflight: [{ name: 'tls', ok: false, seen: 'not trusted', fix: 'trust it' }],
      selected: 3,
      complete: false,
    })
    const empty = parse(junit(run))
    expect(cases(empty).map(({ name }) => name)).toEqual(['tls', 'the run is complete'])
    expect(empty['testsuites']).toMatchObject({ errors: '2' })
  })

  it('stays far below the 30 MB that GitLab reads', () => {
    expect(junit(largeRun(400, 1)).length).toBeLessThan(2_000_000)
  })
})
