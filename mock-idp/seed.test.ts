import { describe, expect, it } from 'vitest'
import { parseDuration, readDuration } from './duration.ts'
import { MockEntraError } from './errors.ts'
import { guidPattern, makeSeed } from './seed.ts'

describe('seed', () => {
  it('gives the same values for the same text, and others for another label or text', () => {
    expect(makeSeed('a').guid('x')).toBe(makeSeed('a').guid('x'))
    expect(makeSeed('a').guid('x')).not.toBe(makeSeed('a').guid('y'))
    expect(makeSeed('a').guid('x')).not.toBe(makeSeed('b').guid('x'))
  })
  it('draws at random without a text', () => expect(makeSeed().guid('x')).not.toBe(makeSeed().guid('x')))
  it('makes GUIDs and texts of the length asked for', () => {
    expect(makeSeed('a').guid('x')).toMatch(guidPattern)
    for (const length of [1, 22, 40, 1_150]) expect(makeSeed('a').text('x', length)).toHaveLength(length)
  })
})

describe('duration', () => {
  it.each([
    ['90s', 90_000],
    ['-15m', -900_000],
    ['1h', 3_600_000],
    ['181d', 15_638_400_000],
    ['250ms', 250],
  ])('reads %s', (text, milliseconds) => expect(readDuration(text)).toBe(milliseconds))
  it.each(['', '10', 'm', '1w', '1 m', '--1s'])('refuses %j', (text) => {
    expect(readDuration(text)).toBeUndefined()
    expect(() => parseDuration(text, 'by')).toThrow(MockEntraError)
  })
})
