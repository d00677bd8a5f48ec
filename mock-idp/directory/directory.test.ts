import { describe, expect, it } from 'vitest'
import type { ApplicationOptions } from '../contract.ts'
import { MockEntraError } from '../errors.ts'
import { guidPattern } from '../seed.ts'
import { makeDirectory } from '../testing/directory.ts'
import { registerApplication } from './application.ts'
import { createClock } from './clock.ts'
import { addFederatedCredential, addSecret, secretView } from './credentials.ts'
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
    'http://[::1]/cb',
    'custom://app/cb',
    'https://app.example/#x',
    "https://app.example/it's",
    'https://app.example/a,b',
    `https://app.example/${'x'.repeat(256)}`,
  ])('cannot register %s ⟨registration.redirect-uri⟩', (uri) =>
    expect(redirectUriProblem(uri)).toBeTypeOf('string'),
  )
  it.each([
    'https://app.example/cb',
    'https://app.example/cb?a=b',
    'http://localhost/cb',
    'http://127.0.0.1:8080/cb',
  ])('can register %s ⟨registration.redirect-uri⟩', (uri) => expect(redirectUriProblem(uri)).toBeUndefined())
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

describe('registration of an application', () => {
  const both = 'AzureADandPersonalMicrosoftAccount'
  const uris = (count: number) => Array.from({ length: count }, (_, index) => `https://app.example/${index}`)
  const paths = (options: ApplicationOptions): readonly string[] => {
    const { directory, seed, home } = makeDirectory()
    try {
      registerApplication(directory, seed, home, options)
      return []
    } catch (problem) {
      return problem instanceof MockEntraError ? problem.problems.map(({ path }) => path) : ['?']
    }
  }
  it.each<[string, ApplicationOptions, readonly string[]]>([
    ['256 redirect URIs ⟨registration.redirect-uri-count⟩', { redirectUris: uris(256) }, []],
    [
      'one more of another platform ⟨registration.redirect-uri-count⟩',
      { redirectUris: uris(256), spaRedirectUris: ['https://spa.example/'] },
      ['spaRedirectUris.0'],
    ],
    [
      '101 with personal accounts ⟨registration.redirect-uri-count⟩',
      { redirectUris: uris(101), signInAudience: both },
      ['redirectUris.100'],
    ],
    ['a query ⟨registration.redirect-uri-query⟩', { redirectUris: ['https://app.example/cb?a=b'] }, []],
    [
      'a query with personal accounts ⟨registration.redirect-uri-query⟩',
      { redirectUris: ['https://app.example/cb?a=b'], signInAudience: both },
      ['redirectUris.0'],
    ],
    [
      'a wildcard with personal accounts',
      { redirectUris: ['https://app.example/*'], signInAudience: 'PersonalMicrosoftAccount' },
      ['redirectUris.0'],
    ],
    [
      'v1.0 access tokens with personal accounts ⟨registration.personal-token-version⟩',
      { requestedAccessTokenVersion: null, signInAudience: both },
      ['requestedAccessTokenVersion'],
    ],
    ['v1.0 access tokens ⟨registration.personal-token-version⟩', { requestedAccessTokenVersion: null }, []],
    ['a logout URL ⟨registration.logout-url⟩', { logoutUrl: 'https://app.example/out' }, []],
    [
      'a logout URL without TLS ⟨registration.logout-url⟩',
      { logoutUrl: 'http://app.example/out' },
      ['logoutUrl'],
    ],
  ])('with %s', (_, options, expected) => expect(paths(options)).toEqual(expected))
  it('has twenty federated credentials at most ⟨registration.federated-credentials⟩', () => {
    const { application } = makeDirectory()
    const add = (subject: string) =>
      addFederatedCredential(application, { issuer: 'https://issuer.example', subject })
    for (let count = 0; count < 20; count += 1) add(`subject ${count}`)
    expect(() => add('one more')).toThrow('20 federated credentials')
  })
})

describe('secrets', () => {
  it('live 24 months at most ⟨registration.secret-life⟩', () => {
    const { seed, application } = makeDirectory()
    expect(() => addSecret(seed, 3, application, { expiresIn: '731d' })).toThrow(MockEntraError)
    const { made, expires } = addSecret(seed, 3, application, { expiresIn: '730d' })
    expect(expires - made).toBe(730 * 86_400_000)
  })
  it('may be of the older shape, when the caller chooses the value ⟨registration.legacy-secret⟩', () => {
    const { seed, application } = makeDirectory()
    const value = 'a+b/c=d?[e]'
    expect(addSecret(seed, 3, application, { value }).value).toBe(value)
  })
  it('have the same values in whatever order they are read ⟨registration.secret-value⟩ ⟨registration.secret-id⟩', () => {
    const first = makeDirectory()
    const second = makeDirectory()
    const later = secretView(second.secret)
    expect(secretView(first.expired).value).toBe(second.expired.value)
    expect(secretView(first.secret)).toEqual(later)
    expect(later.value).toMatch(/^[\w-]{3}8Q~[\w.~-]{34}$/)
    expect(later.keyId).toMatch(guidPattern)
    expect(later.hint).toBe(later.value.slice(0, 3))
    expect(JSON.parse(JSON.stringify(later))).toMatchObject({ keyId: later.keyId, value: later.value })
  })
})
