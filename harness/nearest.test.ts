import { describe, expect, it } from 'vitest'
import { didYouMean, nearest } from './nearest.ts'

const names = ['idtoken.aud-wrong', 'idtoken.aud-missing', 'callback.state-wrong', 'setup.happy-path']

describe('nearest', () => {
  it.each([
    ['idtoken.aud-wrnog', 'idtoken.aud-wrong'],
    ['aud-wrong', 'idtoken.aud-wrong'],
    ['IDTOKEN.AUD-WRONG', 'idtoken.aud-wrong'],
    ['happy', 'setup.happy-path'],
  ])('finds what was meant by %s', (word, name) => {
    expect(nearest(word, names)[0]).toBe(name)
  })

  it('names nothing when nothing is near', () => {
    expect(nearest('something-else-entirely', names)).toEqual([])
    expect(didYouMean('something-else-entirely', names)).toBe('')
  })

  it('asks in words', () => {
    expect(didYouMean('state-wrong', names)).toBe(' Did you mean "callback.state-wrong"?')
  })
})
