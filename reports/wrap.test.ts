import { describe, expect, it } from 'vitest'
import { hostile } from './fixtures/hostile.ts'
import { columns, hang, printable, unparted, wrap } from './wrap.ts'

describe('wrap', () => {
  it('breaks at spaces and loses nothing else', () => {
    const text = 'one two three four five six seven eight nine ten'
    const lines = wrap(text, 12)
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(12)
    expect(lines.join(' ')).toBe(text)
  })

  it('breaks a word that is wider than a line, a URL after one of its joints', () => {
    const url = 'https://login.example/tenant/oauth2/v2.0/authorize?client_id=1&state=2'
    const lines = wrap(url, 30)
    expect(lines.join('')).toBe(url)
    expect(lines.slice(0, -1).every((line) => /[/?&=.,;-]$/.test(line))).toBe(true)
  })

  it('keeps words together that must not be parted', () => {
    expect(wrap(`aaaa bbbb ${unparted('✓ cccc')}`, 12)).toEqual(['aaaa bbbb', '✓ cccc'])
  })

  it('hangs the following lines under the text', () => {
    expect(hang('key  ', 'aaaa bbbb cccc', 15)).toEqual(['key  aaaa bbbb', '     cccc'])
  })
})

describe('columns', () => {
  it.each([
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['👩‍💻', 2],
    ['\u001b[31mred\u001b[39m', 3],
  ])('%j takes %i', (text, width) => {
    expect(columns(text)).toBe(width)
  })
})

it('leaves nothing that could move a cursor or turn the text round', () => {
  const text = printable(hostile.terminal)
  expect(text).toBe('�[2J�[1;1Hoverwritten next line �desrever')
})
