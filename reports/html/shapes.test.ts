import { describe, expect, it } from 'vitest'
import { login } from '../fixtures/login.ts'
import { mostUsed, shapeOf, shapesOf } from './shapes.ts'

describe('shapes', () => {
  const acme = login({ at: 0, key: 'acme' })
  const globex = login({ at: 900, key: 'globex', nth: 7 })
  const refused = login({ at: 0, end: 'out' })
  const shapes = shapesOf([acme, globex, refused, []])

  it('are the same for logins that differ only in values', () => {
    expect(shapes.size).toBe(2)
    expect(shapeOf(shapes, acme)).toBe(shapeOf(shapes, globex))
    expect(shapeOf(shapes, refused)?.number).toBe(2)
  })

  it('keep what is common and put * for what varies', () => {
    const shape = shapeOf(shapes, acme)
    expect(shape?.exchanges.map(({ url }) => url)).toContain(
      'http://localhost:3000/orgs/*/sso/callback?code&state&session_state',
    )
  })

  it('hold no values at all', () => {
    expect(JSON.stringify([...shapes.values()])).not.toContain('⟨')
  })

  it('have no shape for no exchanges', () => {
    expect(shapeOf(shapes, [])).toBeUndefined()
  })

  it('tell a lie from an honest answer, and a refusal from a success', () => {
    expect(shapesOf([acme, login({ at: 0, lie: 'x' }), refused]).size).toBe(3)
  })
})

it('keeps the most used when there are too many', () => {
  const rare = login({ at: 0, end: 'out' })
  const often = login({ at: 0 })
  const shapes = mostUsed(shapesOf([rare, often, often]), 1)
  expect(shapeOf(shapes, often)).toMatchObject({ number: 2, uses: 2 })
  expect(shapeOf(shapes, rare)).toBeUndefined()
})
