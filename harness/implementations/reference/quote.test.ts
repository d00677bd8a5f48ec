import { describe, expect, it } from 'vitest'
import { quotable } from './quote.ts'

const connection = { clientId: 'the-client', clientSecret: 'abc8Q~Zx+sentinel/value=0123' }
const basic = Buffer.from(`${connection.clientId}:${connection.clientSecret}`).toString('base64')

describe('what the provider said', () => {
  it('is quoted as it is', () =>
    expect(quotable('AADSTS65004: declined', connection)).toBe('AADSTS65004: declined'))
  it.each([
    ['the secret', connection.clientSecret],
    ['a part of it', connection.clientSecret.slice(10, 20)],
    ['its encoded form', encodeURIComponent(connection.clientSecret)],
    ['the header', `Basic ${basic}`],
  ])('is not quoted with %s in it', (_, echo) =>
    expect(quotable(`Invalid: ${echo}.`, connection)).toBeUndefined(),
  )
})
