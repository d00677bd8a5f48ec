import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeScene, type Scene } from '../../testing/relying-party.ts'
import { askForTokens, type Form, forItself } from '../../testing/token-requests.ts'

let scene: Scene
let daemon: Form
beforeAll(async () => {
  scene = await makeScene()
  daemon = { ...forItself(scene.app, scene.secret), scope: `${scene.app.clientId}/.default` }
})
afterAll(() => scene.entra.close())

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const time = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g
const masked = (text: string): string => text.replaceAll(guid, '{guid}').replaceAll(time, '{time}')

/** The members in their order, with GUIDs and times replaced, and nothing else. */
const shapeOf = async (response: Response) => ({
  status: response.status,
  members: Object.entries(JSON.parse(masked(await response.text())) as Record<string, unknown>),
})

const tail = ' Trace ID: {guid} Correlation ID: {guid} Timestamp: {time}'
const refusal = (error: string, code: number, text: string, known: boolean) => [
  ['error', error],
  ['error_description', `AADSTS${code}: ${text}${tail}`],
  ['error_codes', [code]],
  ['timestamp', '{time}'],
  ['trace_id', '{guid}'],
  ['correlation_id', '{guid}'],
  // Entra's own host stands here in reality.
  ...(known ? [['error_uri', `${scene.entra.origin}/error?code=${code}`]] : []),
]

/** Restated from answers of a live tenant, captured on 2026-08-13. */
describe('captured answers of the token endpoint', () => {
  it('a wrong secret ⟨token.error-members⟩ ⟨token.error-401⟩ ⟨client-authentication.wrong-secret⟩', async () => {
    const answer = await askForTokens(scene, { ...daemon, client_secret: 'wrong' })
    expect(await shapeOf(answer)).toEqual({
      status: 401,
      members: refusal(
        'invalid_client',
        7000215,
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{guid}'.",
        true,
      ),
    })
  })
  it('a scope of a resource that does not exist ⟨token.client-credentials.unknown-resource⟩', async () => {
    const scope = 'api://not-a-registered-resource/.default'
    expect(await shapeOf(await askForTokens(scene, { ...daemon, scope }))).toEqual({
      status: 400,
      members: refusal(
        'invalid_resource',
        500011,
        'The resource principal named api://not-a-registered-resource was not found in the tenant named {guid}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
        true,
      ),
    })
  })
  it('a client ID of zeros ⟨token.error-uri⟩', async () => {
    const zeros = '00000000-0000-0000-0000-000000000000'
    expect(await shapeOf(await askForTokens(scene, { ...daemon, client_id: zeros }))).toEqual({
      status: 400,
      members: refusal('unauthorized_client', 700038, '{guid} is not a valid application identifier.', false),
    })
  })
  it('an unknown grant_type ⟨token.unknown-grant⟩', async () => {
    expect(await shapeOf(await askForTokens(scene, { ...daemon, grant_type: 'no_such_grant' }))).toEqual({
      status: 400,
      members: refusal(
        'unsupported_grant_type',
        70003,
        "The app requested an unsupported grant type 'no_such_grant'.",
        false,
      ),
    })
  })
  it('tokens for an application by itself ⟨token.client-credentials.members⟩', async () => {
    const { status, members } = await shapeOf(await askForTokens(scene, daemon))
    expect(status).toBe(200)
    expect(members).toEqual([
      ['token_type', 'Bearer'],
      ['expires_in', expect.any(Number)],
      ['ext_expires_in', expect.any(Number)],
      ['access_token', expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)],
    ])
  })
})
