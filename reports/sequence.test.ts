import { describe, expect, it } from 'vitest'
import { login } from './fixtures/login.ts'
import type { Exchange } from './run.ts'
import { redirectTarget, sequence } from './sequence.ts'

const told = (exchanges: readonly Exchange[]): readonly string[] =>
  sequence(exchanges).map(
    ({ from, to, kind, label }) => `${from} ${kind === 'request' ? '→' : '⇠'} ${to}: ${label.split('?')[0]}`,
  )

describe('sequence', () => {
  it('puts what the product asks Entra between the request and the answer that it serves meanwhile', () => {
    expect(told(login({ at: 0 }))).toEqual([
      'browser → product: GET /orgs/acme/login',
      'product ⇠ browser: 302 → /orgs/acme/sso/start',
      'browser → product: GET /orgs/acme/sso/start',
      'product ⇠ browser: 302 → https://127.0.0.1:8443/6f1c2a4e-…/oauth2/v2.0/authorize',
      'browser → entra: GET /6f1c2a4e-…/oauth2/v2.0/authorize',
      'entra ⇠ browser: 302 → http://localhost:3000/orgs/acme/sso/callback',
      'browser → product: GET /orgs/acme/sso/callback',
      'product → entra: POST /6f1c2a4e-…/oauth2/v2.0/token',
      'entra ⇠ product: 200',
      'product → entra: GET /6f1c2a4e-…/discovery/v2.0/keys',
      'entra ⇠ product: 200',
      'product ⇠ browser: 302 → /orgs/acme',
      'browser → product: GET /orgs/acme',
      'product ⇠ browser: 200',
      'browser → product: GET /orgs/acme/whoami',
      'product ⇠ browser: 200',
    ])
  })

  it('does not depend on the order in which exchanges were recorded, nor on a clock rounded down', () => {
    const exchanges = login({ at: 0 })
    const rounded = exchanges.map((one) => (one.from === 'product' ? { ...one, at: one.at - 0.9 } : one))
    expect(told(rounded.toReversed())).toEqual(told(exchanges))
  })

  it('marks the message with the lie, and the first answer of the product after it', () => {
    const arrows = sequence(login({ at: 0, lie: 'a lie' }))
    expect(arrows.filter(({ lies }) => lies.length > 0)).toMatchObject([
      { from: 'entra', to: 'product', lies: ['a lie'] },
    ])
    expect(arrows.filter(({ reaction }) => reaction)).toMatchObject([
      { from: 'product', to: 'browser', label: '302 → /orgs/acme' },
    ])
  })

  it('shows back-channel requests that no browser waits for, and transport failures', () => {
    const alone: Exchange = {
      from: 'product',
      to: 'entra',
      method: 'GET',
      url: 'https://e.example',
      at: 500,
      lies: [],
      trouble: 'reset',
    }
    const arrows = sequence([...login({ at: 0 }), alone])
    expect(arrows.slice(-2)).toMatchObject([
      { from: 'product', label: 'GET /' },
      { from: 'entra', label: 'no answer', note: 'reset' },
    ])
  })

  it('nests by the next request where the duration of an exchange is unknown', () => {
    const timed = login({ at: 0 })
    expect(told(timed.map(({ tookMs: _tookMs, ...one }) => one))).toEqual(told(timed))
  })

  it('keeps labels of secrets and short values, and only names long ones', () => {
    const [, , authorize] = login({ at: 0 })
    const arrows = sequence(authorize === undefined ? [] : [authorize])
    expect(arrows[0]?.label).toContain('state=⟨state 1⟩')
    expect(arrows[0]?.label).toContain('redirect_uri=…')
  })
})

it('names the origin of a redirect only where it changes', () => {
  expect(redirectTarget('http://a.example/x?y=1', 'http://a.example/z')).toBe('/x')
  expect(redirectTarget('/x#y', 'http://a.example/z')).toBe('/x')
  expect(redirectTarget('http://b.example/x', 'http://a.example/z')).toBe('http://b.example/x')
})
