import { describe, expect, it } from 'vitest'
import { returnUrl } from './return-url.ts'

describe('the URL that brings the browser back', () => {
  it.each([
    ['without a path gets one ⟨authorize.no-path⟩', 'https://app.example', 'https://app.example/?code=1'],
    ['with a path stays', 'https://app.example/callback', 'https://app.example/callback?code=1'],
    ['with a query is added to', 'https://app.example/?keep=1', 'https://app.example/?keep=1&code=1'],
    ['of an own scheme stays', 'msal1234://auth/', 'msal1234://auth/?code=1'],
  ])('%s', (_, redirectUri, url) => expect(returnUrl(redirectUri, 'query', { code: '1' })).toBe(url))
  it('puts a slash before a fragment too ⟨authorize.no-path⟩', () =>
    expect(returnUrl('https://app.example', 'fragment', { code: '1' })).toBe('https://app.example/#code=1'))
  it('encodes as .NET does ⟨authorize.encoding⟩', () =>
    expect(returnUrl('https://app.example/', 'query', { state: "a b=c:'~é\r\n" })).toBe(
      'https://app.example/?state=a+b%3dc%3a%27%7e%c3%a9%0d%0a',
    ))
})
