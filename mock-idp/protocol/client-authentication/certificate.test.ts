import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { proveWith, type Shape } from '../../testing/client-assertion.ts'
import { type ClientKey, makeClientKey } from '../../testing/client-certificate.ts'
import { makeScene, type Scene } from '../../testing/relying-party.ts'
import { bodyOf, type Form } from '../../testing/token-requests.ts'

let scene: Scene
let key: ClientKey
let foreign: ClientKey
beforeAll(async () => {
  scene = await makeScene()
  key = await makeClientKey()
  foreign = await makeClientKey()
  scene.app.certificate(key.cert)
})
afterAll(() => scene.entra.close())
beforeEach(() => scene.tenant.clock.reset())

describe('certificates', () => {
  it.each<[string, Shape]>([
    ['PS256 and x5t#S256', {}],
    ['RS256 and x5t#S256', { alg: 'RS256' }],
    ['RS256 and x5t', { alg: 'RS256', header: {} }],
  ])(
    'sign assertions with %s ⟨client-authentication.private-key-jwt⟩ ⟨client-authentication.thumbprint⟩',
    async (_, shape) => {
      const header = shape.header === undefined ? {} : { header: { x5t: key.x5t } }
      expect((await proveWith(scene, key, { ...shape, ...header })).status).toBe(200)
    },
  )
  const endpoint = (path: string, segment = scene.tenant.id) => `${scene.entra.origin}/${segment}/${path}`
  it.each<[string, () => string]>([
    ['v1.0 endpoint', () => endpoint('oauth2/token')],
    ['endpoint by domain name', () => endpoint('oauth2/v2.0/token', scene.tenant.domain)],
    ['issuer', () => scene.tenant.issuer],
    ['v1.0 issuer', () => scene.tenant.issuerV1],
  ])('may be for the audience: %s ⟨client-authentication.assertion-audience⟩', async (_, aud) => {
    expect((await proveWith(scene, key, { claims: { aud: aud() } })).status).toBe(200)
  })
  it.each<[string, number, number, Shape, RegExp]>([
    ['another audience', 50027, 400, { claims: { aud: 'https://login.example/' } }, /malformed/],
    [
      'no audience',
      90014,
      400,
      { claims: { aud: undefined } } as unknown as Shape,
      /'aud' is missing from the credential/,
    ],
    ['another subject', 700021, 401, { claims: { sub: 'somebody' } }, /doesn't match 'client_id' parameter/],
    ['no thumbprint', 5002723, 401, { header: {} }, /nor keyId specified/],
    ['a kid alone', 700027, 401, { header: { kid: 'anything' } }, /\[Reason - The key was not found\./],
  ])(
    'cannot sign for %s: %i ⟨client-authentication.assertion-malformed⟩ ⟨client-authentication.thumbprint⟩',
    async (_, code, status, shape, text) => {
      const answer = await proveWith(scene, key, shape)
      expect([answer.status, await bodyOf(answer)]).toMatchObject([
        status,
        { error_codes: [code], error_description: expect.stringMatching(text) },
      ])
    },
  )
  it('are found by thumbprint, and the signature has to be theirs ⟨client-authentication.assertion-signature⟩', async () => {
    const unknown = await bodyOf(await proveWith(scene, foreign))
    expect(unknown).toMatchObject({ error: 'invalid_client', error_codes: [700027] })
    const wrong = await proveWith(scene, foreign, { header: { 'x5t#S256': key.x5tS256 } })
    expect((await bodyOf(wrong))['error_description']).toContain(
      `[Reason - The provided signature value did not match the expected signature value., Thumbprint of key used by client: '${key.thumbprintSha256}', Found key 'Start=`,
    )
  })
  it('expire ⟨client-authentication.expired-certificate⟩', async () => {
    scene.tenant.clock.advance('100d')
    const at = Math.floor(scene.tenant.clock.now().getTime() / 1000)
    expect((await bodyOf(await proveWith(scene, key, { at })))['error_description']).toMatch(
      /AADSTS700027: .*\[Reason - The key used is expired\./,
    )
  })
  it.each([
    ['past', 'advance', '1h'],
    ['future', 'advance', '-1h'],
  ] as const)(
    'sign nothing that is of the %s by the clock of the tenant ⟨client-authentication.assertion-time⟩',
    async (_, __, by) => {
      scene.tenant.clock.advance(by)
      const answer = await proveWith(scene, key)
      expect([answer.status, await bodyOf(answer)]).toMatchObject([
        401,
        {
          error_codes: [700024],
          error_description: expect.stringMatching(
            /Current time: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z, assertion valid from \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.0000000Z, expiry time of assertion /,
          ),
        },
      ])
    },
  )
  it.each<[string, number, Form]>([
    ['no JWT', 50027, { client_assertion: 'a.b.c' }],
    ['no type', 900144, { client_assertion_type: undefined }],
    [
      'another type',
      90023,
      { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' },
    ],
    [
      'the algorithm none',
      5002738,
      {
        client_assertion: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"iss":"11111111-2222-4333-8444-555555555555"}').toString('base64url')}.`,
      },
    ],
  ])('are asked for again with %s: %i ⟨client-authentication.assertion-malformed⟩', async (_, code, form) => {
    expect(await bodyOf(await proveWith(scene, key, {}, form))).toMatchObject({ error_codes: [code] })
  })
})
