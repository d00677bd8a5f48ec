import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorizationResponse, idToken } from '../../faults/fault.ts'
import {
  callback,
  decode,
  makeBrowser,
  makeScene,
  redeem,
  type Scene,
  signIn,
} from '../../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
  scene.app.update({ enableIdTokenIssuance: true, enableAccessTokenIssuance: true })
})
afterAll(() => scene.entra.close())
beforeEach(() => scene.tenant.honest())

const halfHash = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')

const fragmentOf = (url: URL): URLSearchParams => new URLSearchParams(url.hash.slice(1))
const asked = async (changes: Record<string, string | undefined>) =>
  fragmentOf(await signIn(scene, makeBrowser(), changes))

describe('answers in the front channel', () => {
  it('hybrid: code, id_token, state, session_state, in the fragment ⟨authorize.hybrid⟩ ⟨authorize.session-state⟩ ⟨authorize.default-mode⟩', async () => {
    const answer = await asked({ response_type: 'code id_token' })
    expect([...answer.keys()]).toEqual(['code', 'id_token', 'state', 'session_state'])
    const claims = decode(answer.get('id_token') ?? '')
    expect(claims).toMatchObject({ nonce: 'a-nonce', c_hash: halfHash(answer.get('code') ?? '') })
    expect(claims['sid']).toBe(answer.get('session_state'))
    expect((await redeem(scene, answer.get('code'))).status).toBe(200)
  })
  it('implicit: the access token and its members before the ID token ⟨authorize.implicit⟩', async () => {
    const answer = await asked({ response_type: 'id_token token' })
    expect([...answer.keys()]).toEqual([
      'access_token',
      'token_type',
      'expires_in',
      'scope',
      'id_token',
      'state',
      'session_state',
    ])
    expect(answer.get('expires_in')).toMatch(/^\d{4}$/)
    expect(decode(answer.get('id_token') ?? '')['at_hash']).toBe(halfHash(answer.get('access_token') ?? ''))
  })
  it('only an ID token: no code, no hash of one', async () => {
    const answer = await asked({ response_type: 'id_token' })
    expect([...answer.keys()]).toEqual(['id_token', 'state', 'session_state'])
    expect(decode(answer.get('id_token') ?? '')).not.toHaveProperty('c_hash')
  })
  it('only an access token, on v1.0 with any order of words ⟨authorize.v1-response-types⟩', async () => {
    const browser = makeBrowser()
    await signIn(scene, browser)
    for (const [type, first] of [
      ['token', 'access_token'],
      ['token id_token', 'access_token'],
      ['id_token', 'id_token'],
    ]) {
      const url = new URL(`${scene.entra.origin}/${scene.tenant.id}/oauth2/authorize`)
      url.search = new URLSearchParams({
        client_id: scene.app.clientId,
        response_type: type ?? '',
        redirect_uri: callback,
        nonce: 'n',
      }).toString()
      const response = await browser(url)
      const answer = fragmentOf(new URL(response.headers.get('location') ?? ''))
      expect([...answer.keys()][0]).toBe(first)
    }
  })
  it('as a form post ⟨authorize.form-post⟩', async () => {
    const browser = makeBrowser()
    await signIn(scene, browser)
    const url = new URL(`${scene.entra.origin}/${scene.tenant.id}/oauth2/v2.0/authorize`)
    url.search = new URLSearchParams({
      client_id: scene.app.clientId,
      response_type: 'code id_token',
      response_mode: 'form_post',
      redirect_uri: callback,
      scope: 'openid',
      nonce: 'n',
    }).toString()
    const page = await (await browser(url)).text()
    expect([...page.matchAll(/name="(\w+)" value/g)].map(([, name]) => name)).toEqual([
      'code',
      'id_token',
      'session_state',
    ])
  })
  it('names the cloud when the request is aware of instances ⟨authorize.instance-aware⟩', async () => {
    const url = await signIn(scene, makeBrowser(), { instance_aware: 'true' })
    expect([...url.searchParams.keys()]).toEqual([
      'code',
      'cloud_instance_name',
      'cloud_instance_host_name',
      'cloud_graph_host_name',
      'msgraph_host',
      'state',
      'session_state',
    ])
  })
})

describe('lies in the front channel', () => {
  it.each([
    [90033, 'temporarily_unavailable'],
    [90036, 'server_error'],
  ])('AADSTS%i goes back as %s ⟨authorize.transient⟩', async (code, error) => {
    scene.tenant.fault(authorizationResponse.refused(code))
    const { searchParams } = await signIn(scene)
    expect(searchParams.get('error')).toBe(error)
    expect(searchParams.get('error_description')).toContain(`AADSTS${code}: `)
  })
  it('reach the ID token and the parameters, and the journal says so', async () => {
    scene.tenant.fault(idToken.claim('aud', 'somebody else'), authorizationResponse.member('state', 'forged'))
    const answer = await asked({ response_type: 'code id_token' })
    expect(decode(answer.get('id_token') ?? '')['aud']).toBe('somebody else')
    expect(answer.get('state')).toBe('forged')
    const note = scene.tenant.journal.last('authorization-response')
    expect(note?.delivered.map(({ member }) => member)).toEqual(['aud', 'state'])
    expect(Object.keys(note?.minted ?? {})).toEqual(['code', 'id_token'])
  })
})
