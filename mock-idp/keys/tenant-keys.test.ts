import { describe, expect, it } from 'vitest'
import { createClock } from '../directory/clock.ts'
import { makeDirectory } from '../testing/directory.ts'
import { type KeySet, keySets } from './key-sets.ts'
import { createKeyRing } from './tenant-keys.ts'

const [entra, hostile] = keySets as readonly [KeySet, KeySet]
const day = 86_400_000

describe('keys rolled by hand', () => {
  it('are published ahead, switched to, and retired ⟨keys.rollover⟩', () => {
    const ring = createKeyRing(entra)
    const first = ring.signing
    const next = ring.publish()
    expect(ring.published).toContain(next)
    expect(ring.signing).toBe(first)
    ring.signWith(next)
    expect(ring.signing).toBe(next)
    expect(ring.published).toContain(first)
    ring.retire(first)
    expect(ring.published).not.toContain(first)
    expect(() => ring.retire(next)).toThrow('The key that signs cannot be retired.')
    expect(() => ring.signWith(first)).toThrow(`There is no key ${first}`)
  })
  it('sign at once and may be withdrawn in an emergency ⟨keys.emergency⟩', () => {
    const ring = createKeyRing(entra)
    const first = ring.signing
    expect(ring.published).toContain(first)
    ring.roll()
    const second = ring.signing
    expect(ring.published).toEqual(expect.arrayContaining([first, second]))
    ring.roll({ withdraw: true })
    expect(ring.published).toContain(first)
    expect(ring.published).not.toContain(second)
  })
  it('never bring a retired key back, and say so when there is no spare key left', () => {
    const ring = createKeyRing(hostile)
    ring.retire(ring.published[0] ?? '')
    ring.roll()
    ring.roll()
    expect(() => ring.roll()).toThrow(/rolled its keys 2 times/)
  })
  it('are not the first of the set ⟨keys.any-signs⟩', () =>
    expect(createKeyRing(entra).published.indexOf(createKeyRing(entra).signing)).toBeGreaterThan(0))
})

describe('keys rolled by the clock', () => {
  const at = (now: number) => {
    const clock = createClock()
    clock.freeze(new Date(now))
    return { clock, ring: createKeyRing(entra, clock.ms, 42 * day) }
  }
  const start = Date.UTC(2026, 5, 1)
  it('are published a period ahead, sign a period, stay a period, and go ⟨keys.clock⟩', () => {
    const { clock, ring } = at(start)
    const [before = '', signs = '', next = ''] = ring.published
    expect(ring.published).toHaveLength(3)
    expect(ring.signing).toBe(signs)
    clock.advance('42d')
    expect(ring.signing).toBe(next)
    expect(ring.published.slice(0, 2)).toEqual([signs, next])
    expect(ring.published).not.toContain(before)
    clock.advance('42d')
    expect(ring.published).not.toContain(signs)
    expect(ring.published[0]).toBe(next)
  })
  it('are a function of the clock alone, and go round for ever ⟨keys.clock⟩', () => {
    const { clock, ring } = at(start)
    const seen = Array.from({ length: 20 }, () => {
      clock.advance('42d')
      return ring.signing
    })
    expect(new Set(seen).size).toBe(6)
    expect(seen.slice(6, 12)).toEqual(seen.slice(0, 6))
    expect(at(start + 20 * 42 * day).ring.published).toEqual(ring.published)
    clock.freeze(new Date(start))
    expect(ring.published).toEqual(at(start).ring.published)
    clock.freeze(new Date(-5 * 42 * day))
    expect(ring.published).toHaveLength(3)
  })
  it('sign earlier when they are rolled by hand, and a withdrawn one does not stay ⟨keys.emergency⟩', () => {
    const { clock, ring } = at(start)
    const [, signs = '', next = ''] = ring.published
    ring.roll({ withdraw: true })
    expect(ring.signing).toBe(next)
    expect(ring.published).not.toContain(signs)
    expect(ring.published.length).toBeGreaterThan(1)
    clock.advance('42d')
    expect(ring.published[0]).toBe(next)
  })
  it('keep what was done by hand until they roll next', () => {
    const { clock, ring } = at(start)
    const [before = '', signs = '', next = ''] = ring.published
    const extra = ring.publish()
    ring.retire(before)
    ring.signWith(extra)
    expect(ring.published).toEqual([signs, next, extra])
    expect(ring.signing).toBe(extra)
    clock.advance('42d')
    expect(ring.signing).toBe(next)
  })
  it('begin with the key that signs, when they are told to roll later', () => {
    const { home } = makeDirectory()
    const ring = createKeyRing(entra, home.clock.ms)
    ring.roll()
    const { signing } = ring
    ring.rollEvery(day)
    expect(ring.signing).toBe(signing)
    expect(ring.published).toHaveLength(3)
    home.clock.advance('1d')
    expect(ring.signing).not.toBe(signing)
    const later = ring.signing
    ring.rollEvery(day)
    expect(ring.signing).toBe(later)
  })
})
