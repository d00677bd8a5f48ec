import { describe, expect, it } from 'vitest'
import { makeDirectory } from '../testing/directory.ts'
import { createClock } from './clock.ts'
import { secretView } from './credentials.ts'
import { createDirectory, resolveAuthority } from './directory.ts'
import { redirectUriMatches, redirectUriProblem } from './redirect-uri.ts'

describe('clock', () => {
  it('follows the machine until it is moved, stopped and set back', () => {
    let machine = 1_000
    const clock = createClock(() => machine)
    clock.advance('1s')
    machine = 2_000
    expect(clock.ms()).toBe(3_000)
    clock.freeze()
    machine = 9_000
    clock.advance('-1s')
    expect(clock.ms()).toBe(2_000)
    clock.freeze(new Date(50))
    expect(clock.now()).toEqual(new Date(50))
    clock.reset()
    expect(clock.ms()).toBe(9_000)
  })
})

describe('redirect URIs', () => {
  it.each([
    ['https://app.example/callback', true],
    ['https://APP.example/callback', true],
    ['https://app.example/Callback', false],
    ['https://app.example/callback/', false],
    ['http://app.example/callback', false],
    ['https://app.example:444/callback', false],
    ['https://app.example/callback?x=1', false],
    ['http://localhost:4711/cb', true],
    ['http://localhost/cb', true],
    ['http://localhost:4711/other', false],
    ['http://127.0.0.1:1/cb', false],
  ])('%s: registered %s', (uri, expected) => {
    const registered = [
      'https://app.example/callback',
      'http://localhost:3000/cb',
      'http://127.0.0.1:3000/cb',
    ]
    expect(redirectUriMatches(uri, registered)).toBe(expected)
  })
  it.each([
    'not a uri',
    'http://app.example/cb',
    'https://app.example/#x',
    `https://app.example/${'x'.repeat(256)}`,
  ])('cannot register %s', (uri) => expect(redirectUriProblem(uri)).toBeTypeOf('string'))
  it.each(['https://app.example/cb', 'http://localhost/cb', 'http://127.0.0.1:8080/cb'])(
    'can register %s',
    (uri) => expect(redirectUriProblem(uri)).toBeUndefined(),
  )
})

describe('authorities', () => {
  it.each([
    ['common', 'alias'],
    ['Organizations', 'alias'],
    ['consumers', 'alias'],
    ['11111111-2222-4333-8444-555555555555', 'unknown'],
    ['fabrikam.example', 'unknown'],
    ['authorize', 'malformed'],
    ['v2.0', 'malformed'],
    ['a b', 'malformed'],
  ])('%s is %s', (segment, kind) => expect(resolveAuthority(createDirectory(), segment).kind).toBe(kind))
})

describe('secrets', () => {
  it('have the same values in whatever order they are read', () => {
    const first = makeDirectory()
    const second = makeDirectory()
    const later = secretView(second.secret)
    expect(secretView(first.expired).value).toBe(second.expired.value)
    expect(secretView(first.secret)).toEqual(later)
    expect(later.value).toMatch(/^[\w-]{3}8Q~.{34}$/)
    expect(later.hint).toBe(later.value.slice(0, 3))
    expect(JSON.parse(JSON.stringify(later))).toMatchObject({ keyId: later.keyId, value: later.value })
  })
})
