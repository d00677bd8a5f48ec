import { describe, expect, it, test } from 'vitest'
import type { Locator } from '../driver.ts'
import { locate, patternProblem, selectorProblem } from './locate.ts'

const html = `<!doctype html><body data-sso-status="passed"><p class="who">Signed in as
  <b>mia@contoso.example</b></p><form><input name="email" value="mia@contoso.example"></form></body>`
const json = '{"user":{"email":"mia@contoso.example","id":7,"guest":false,"groups":["a"]},"~/":1}'

const cases: readonly [string, string, Locator, string | undefined][] = [
  ['a text that occurs', html, 'data-sso-status="passed"', 'data-sso-status="passed"'],
  ['a text that does not', html, 'failed', undefined],
  ['the text of an element', html, { css: '.who' }, 'Signed in as mia@contoso.example'],
  ['the first of several', html, { css: 'p.who b, form' }, 'mia@contoso.example'],
  ['an attribute', html, { css: '[data-sso-status]', attribute: 'data-sso-status' }, 'passed'],
  ['what a field shows', html, { css: 'input[name=email]' }, 'mia@contoso.example'],
  ['no such attribute', html, { css: 'p', attribute: 'id' }, undefined],
  ['no such element', html, { css: '#nobody' }, undefined],
  ['the group of a pattern', html, { pattern: 'as\\s+<b>([^<]+)' }, 'mia@contoso.example'],
  ['a pattern without a group', html, { pattern: 'mia@\\S+?example' }, 'mia@contoso.example'],
  ['no such text', html, { pattern: 'max@(.*)' }, undefined],
  ['a value in JSON', json, { pointer: '/user/email' }, 'mia@contoso.example'],
  ['a number in JSON', json, { pointer: '/user/id' }, '7'],
  ['an escaped name', json, { pointer: '/~0~1' }, '1'],
  ['nothing in JSON', json, { pointer: '/user/name' }, undefined],
  ['false in JSON', json, { pointer: '/user/guest' }, undefined],
  ['JSON in a page', html, { pointer: '/user' }, undefined],
]

test.each(cases)('%s', (_, text, locator, found) => {
  expect(locate({ html: text, body: text }, locator)).toBe(found)
})

describe('what a locator may be', () => {
  it('a selector that CSS knows', () => {
    expect(selectorProblem('main > [data-x="1"]:not(.y)')).toBeUndefined()
    expect(selectorProblem('p[')).toBeDefined()
  })

  it('a regular expression with one group at most', () => {
    expect(patternProblem('as (.+)')).toBeUndefined()
    expect(patternProblem('as (')).toMatch(/Unterminated group/)
    expect(patternProblem('(a)(b)')).toMatch(/2 groups/)
  })
})
