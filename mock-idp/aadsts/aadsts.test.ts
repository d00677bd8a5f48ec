import { describe, expect, it } from 'vitest'
import { makeSeed } from '../seed.ts'
import { catalogue } from './catalogue.ts'
import { makeStamp, messageOf, refusalBody, timestampOf } from './refusal.ts'

const required = [
  50011, 500112, 50020, 50034, 50053, 50057, 50058, 50074, 50076, 50079, 50105, 50126, 50158, 50194, 50196,
  53000, 53003, 530032, 54005, 65001, 65004, 700005, 70001, 70002, 70003, 70008, 7000110, 7000112, 700016,
  7000215, 7000218, 7000222, 700025, 700027, 700038, 700054, 501481, 50173, 500011, 90002, 900023, 900144,
  900561, 90072, 90094, 90055, 9002313,
]
const stamp = makeStamp(
  makeSeed('x'),
  1,
  new Date('2026-08-13T21:24:29Z'),
  '11111111-2222-4333-8444-555555555555',
)

describe('catalogue', () => {
  it('has every number that scenarios ask for', () =>
    expect(required.filter((code) => !catalogue.has(code))).toEqual([]))
  it('explains each number to an administrator', () => {
    for (const { cause, remedy, text } of catalogue.values()) {
      expect(cause).toMatch(/\.$|\)\.$/)
      expect(remedy).not.toBe('')
      expect(text).not.toBe('')
    }
  })
  it('leaves no placeholder open', () => {
    for (const code of catalogue.keys())
      expect(messageOf({ code, reason: '' }).replace('{EmailHidden}', '')).not.toMatch(/[{}]/)
  })
  it('answers 401 for client authentication only', () => {
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
  ])('AADSTS%i is what was captured', (code, values, status, error, text, known) => {
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
  })
  it('echoes the correlation id, ends trace ids in 00 or 01', () => {
    expect(stamp.correlationId).toBe('11111111-2222-4333-8444-555555555555')
    expect(stamp.traceId).toMatch(/0[01]$/)
    expect(timestampOf(new Date(0))).toBe('1970-01-01 00:00:00Z')
  })
})
