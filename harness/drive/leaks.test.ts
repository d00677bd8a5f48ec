import { describe, expect, it } from 'vitest'
import type { Visit } from '../browser/browser.ts'
import { findLeaks, findSent } from './leaks.ts'

const secret = 'abc8Q~Zx.sentinel-value_0123456789ABCDEF'
const visit = (body: string, more: Partial<Visit> = {}): Visit => ({
  method: 'GET',
  url: 'https://product.example/settings?x=1',
  startedAt: 0,
  tookMs: 1,
  setCookies: [],
  body,
  ...more,
})
const leaks = (...visits: readonly Visit[]): readonly string[] =>
  findLeaks(visits, new Set([secret]), 'https://entra.example')

describe("a client secret in the product's answers", () => {
  it.each([
    ['whole', secret],
    ['in part', `…${secret.slice(20, 28)}…`],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['escaped for a URL', encodeURIComponent(secret)],
  ])('is found %s', (_, text) => expect(leaks(visit(`<input value="${text}">`))).toEqual(['GET /settings']))

  it('is found in a redirect and in a cookie', () => {
    expect(leaks(visit('', { location: `/x?s=${secret}` }))).toHaveLength(1)
    expect(leaks(visit('', { setCookies: [`draft=${secret}`] }))).toHaveLength(1)
  })

  it('is found in an address that a browser was sent to', () => {
    const url = `https://entra.example/authorize?client_secret=${encodeURIComponent(secret)}`
    expect(findSent([visit('', { url })], new Set([secret]))).toEqual(['GET /authorize'])
    expect(findSent([visit(secret)], new Set([secret]))).toEqual([])
  })

  it('may show its last four characters', () =>
    expect(leaks(visit(`ends in ${secret.slice(-4)}`))).toEqual([]))
  it('is no matter at Entra, which made it', () =>
    expect(leaks(visit(secret, { url: 'https://entra.example/secrets' }))).toEqual([]))
})
