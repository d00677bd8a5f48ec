import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { decideColour, decideScreen, painter } from './screen.ts'

const stream = (isTTY: boolean, columns?: number) => ({
  isTTY,
  ...(columns === undefined ? {} : { columns }),
  write: () => true,
})

describe('decideColour', () => {
  it.each([
    ['never', { FORCE_COLOR: '1' }, true, false],
    ['always', { NO_COLOR: '1', TERM: 'dumb' }, false, true],
    ['auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['auto', { NO_COLOR: '', FORCE_COLOR: '1' }, false, true],
    ['auto', { FORCE_COLOR: '0' }, true, false],
    ['auto', { FORCE_COLOR: 'false' }, true, false],
    ['auto', { FORCE_COLOR: '1', TERM: 'dumb' }, false, true],
    ['auto', { TERM: 'dumb' }, true, false],
    ['auto', {}, true, true],
    ['auto', {}, false, false],
    ['auto', { CI: 'true' }, true, true],
  ] as const)('%s with %o on a terminal: %s is %s', (choice, environment, isTTY, expected) => {
    expect(decideColour(choice, environment, isTTY)).toBe(expected)
  })
})

describe('decideScreen', () => {
  it.each([
    [stream(true, 120), {}, 120, true],
    [stream(true, 120), { CI: '1' }, 120, false],
    [stream(true, 120), { CI: 'false' }, 120, true],
    [stream(true, 120), { TERM: 'dumb' }, 120, false],
    [stream(false), {}, 80, false],
    [stream(false), { COLUMNS: '100' }, 100, false],
    [stream(true, 0), {}, 80, true],
  ] as const)('%o with %o is %s columns wide, redraws: %s', (out, environment, width, isTTY) => {
    expect(decideScreen(out, environment)).toMatchObject({ width, isTTY })
  })

  it('writes to the stream', () => {
    const written: string[] = []
    decideScreen({ write: (text: string) => written.push(text) }, {}).write('hello')
    expect(written).toEqual(['hello'])
  })
})

it('paints only where there are colours', () => {
  expect(painter({ colour: false })('red', 'x')).toBe('x')
  const red = painter({ colour: true })('red', 'x')
  expect(red).not.toBe('x')
  expect(stripVTControlCharacters(red)).toBe('x')
})
