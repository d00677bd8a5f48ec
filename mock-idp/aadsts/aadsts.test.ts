import { describe, expect, it } from 'vitest'
import { makeSeed } from '../seed.ts'
import { catalogue, subjects } from './catalogue.ts'
import { cataloguedNumbers } from './numbers.ts'
import { errorOf, messageOf, refusalBody, refusalParameters, timestampOf } from './refusal.ts'
import { makeStamp } from './stamp.ts'

const stamp = makeStamp(
  makeSeed('x'),
  1,
  new Date('2026-08-13T21:24:29Z'),
  '11111111-2222-4333-8444-555555555555',
)

describe('catalogue', () => {
  it('has every number that a web application can meet, each once ⟨aadsts.numbers⟩', () => {
    const codes = subjects.flatMap(({ entries }) => entries.map(({ code }) => code))
    expect(codes.toSorted()).toEqual(cataloguedNumbers.toSorted())
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.length).toBeGreaterThanOrEqual(90)
  })
  it('explains each number to an administrator', () => {
    for (const { cause, remedy, text, source } of catalogue.values()) {
      expect(cause).toMatch(/\.$/)
      expect(remedy).toMatch(/\.$/)
      expect(source).not.toBe('')
      expect(text).not.toBe('')
    }
  })
  it('leaves no placeholder open', () => {
    for (const code of catalogue.keys())
      expect(messageOf({ code, reason: '' }).replace('{EmailHidden}', '')).not.toMatch(/[{}]/)
  })
  it('travels somewhere, and never twice the same way', () => {
    for (const { code, travels } of catalogue.values()) {
      expect(travels.length, `AADSTS${code}`).toBeGreaterThan(0)
      expect(new Set(travels).size, `AADSTS${code}`).toBe(travels.length)
    }
  })
  it('has fields of JSON only where there is JSON', () => {
    for (const { code, travels, claims, suberror, status } of catalogue.values())
      if (!travels.includes('json'))
        expect([code, claims, suberror, status]).toEqual([code, false, undefined, 400])
  })
  it('answers 401 for client authentication only ⟨aadsts.unauthorized⟩', () => {
    for (const { status, error } of catalogue.values())
      if (status === 401) expect(error).toBe('invalid_client')
  })
})

/** Restated from answers captured on 2026-08-13. */
describe('JSON', () => {
  it.each([
    [
      7000215,
      { appId: 'app' },
      401,
      'invalid_client',
      "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app 'app'.",
      true,
    ],
    [
      500011,
      { resource: 'api://x', tenantId: 'tid' },
      400,
      'invalid_resource',
      'The resource principal named api://x was not found in the tenant named tid. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
      true,
    ],
    [
      700038,
      { appId: 'zero' },
      400,
      'unauthorized_client',
      'zero is not a valid application identifier.',
      false,
    ],
    [
      70003,
      { grantType: 'no_such_grant' },
      400,
      'unsupported_grant_type',
      "The app requested an unsupported grant type 'no_such_grant'.",
      false,
    ],
  ])(
    'AADSTS%i is what was captured ⟨aadsts.json-captured⟩ ⟨aadsts.separators⟩ ⟨aadsts.error-uri⟩',
    (code, values, status, error, text, known) => {
      expect(catalogue.get(code)?.status).toBe(status)
      const body = refusalBody({ code, values, reason: '' }, stamp, 'https://login.example')
      expect(Object.entries(body)).toEqual([
        ['error', error],
        [
          'error_description',
          `AADSTS${code}: ${text} Trace ID: ${stamp.traceId} Correlation ID: ${stamp.correlationId} Timestamp: 2026-08-13 21:24:29Z`,
        ],
        ['error_codes', [code]],
        ['timestamp', '2026-08-13 21:24:29Z'],
        ['trace_id', stamp.traceId],
        ['correlation_id', stamp.correlationId],
        ...(known ? [['error_uri', `https://login.example/error?code=${code}`]] : []),
      ])
    },
  )
  it('echoes the correlation id, ends trace ids in 00 or 01 ⟨aadsts.correlation-id⟩ ⟨aadsts.trace-id⟩', () => {
    expect(stamp.correlationId).toBe('11111111-2222-4333-8444-555555555555')
    expect(stamp.traceId).toMatch(/0[01]$/)
    expect(timestampOf(new Date(0))).toBe('1970-01-01 00:00:00Z')
  })
})

describe('what a policy demands', () => {
  const refusal = {
    code: 50076,
    values: { resource: 'api://x', policy: '11111111-2222-4333-8444-555555555555' },
    reason: '',
  }
  /** Restated from msal-js#5491. */
  it('is in JSON after everything else: suberror, then claims as a text ⟨aadsts.json-order⟩ ⟨aadsts.suberror-claims⟩', () => {
    const body = refusalBody(refusal, stamp, 'https://login.example')
    expect(Object.keys(body)).toEqual([
      'error',
      'error_description',
      'error_codes',
      'timestamp',
      'trace_id',
      'correlation_id',
      'error_uri',
      'suberror',
      'claims',
    ])
    expect(body).toMatchObject({
      error: 'invalid_grant',
      suberror: 'basic_action',
      claims:
        '{"access_token":{"capolids":{"essential":true,"values":["11111111-2222-4333-8444-555555555555"]}}}',
    })
  })
  it('has another OAuth error at the redirect URI, and neither of the two ⟨aadsts.two-errors⟩', () => {
    expect(Object.keys(refusalParameters(refusal, stamp, 'https://login.example'))).toEqual([
      'error',
      'error_description',
      'error_uri',
    ])
    expect(errorOf(50076, 'redirect')).toBe('interaction_required')
  })
})

describe('names', () => {
  const refusal = { code: 50105, values: { user: 'mia@contoso.example' }, reason: '' }
  it('are on the page of the person ⟨aadsts.names-hidden⟩', () =>
    expect(messageOf(refusal)).toContain("The signed in user 'mia@contoso.example' is blocked"))
  it('are hidden from the product and from its logs ⟨aadsts.names-hidden⟩', () => {
    const hidden = "The signed in user '{EmailHidden}' is blocked"
    expect(refusalBody(refusal, stamp, '')['error_description']).toContain(hidden)
    expect(refusalParameters(refusal, stamp, '')['error_description']).toContain(hidden)
  })
})

describe('metadata endpoint', () => {
  it('calls a tenant that is not there invalid_tenant, the token endpoint invalid_request ⟨aadsts.invalid-tenant⟩', () =>
    expect([errorOf(90002, 'metadata'), errorOf(90002, 'json')]).toEqual([
      'invalid_tenant',
      'invalid_request',
    ]))
})
