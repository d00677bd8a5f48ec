import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jwtBearer, numbersIn, proveWith, type Shape } from '../../testing/client-assertion.ts'
import { type ClientKey, makeClientKey } from '../../testing/client-certificate.ts'
import { makeScene, type Scene } from '../../testing/relying-party.ts'
import { askForTokens, bodyOf, forItself } from '../../testing/token-requests.ts'

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

describe('federated credentials', () => {
  const subject = 'repo:acme/hub:ref:refs/heads/main'
  const issuer = 'https://token.actions.example'
  const audience = 'api://AzureADTokenExchange'
  const external = { header: { kid: 'a' }, claims: { iss: issuer, sub: subject, aud: audience } }
  const publicJwk = async () => {
    const { n, e } = await crypto.subtle.exportKey('jwk', await publicOf(foreign))
    return { kty: 'RSA', n: n ?? '', e: e ?? '', alg: 'RS256' }
  }
  const publicOf = async ({ privateKey }: ClientKey) => {
    const { n, e } = await crypto.subtle.exportKey('jwk', privateKey)
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    return crypto.subtle.importKey('jwk', { kty: 'RSA', n: n ?? '', e: e ?? '' }, algorithm, true, ['verify'])
  }
  const code = async (shape: Shape = {}, by = foreign) =>
    numbersIn(await proveWith(scene, by, { alg: 'RS256', ...external, ...shape }))

  it('match issuer, subject and audience to the letter ⟨client-authentication.federated⟩ ⟨client-authentication.federated-numbers⟩', async () => {
    expect(await code({})).toEqual([70025])
    scene.app.federate({ issuer, subject, keys: [await publicJwk()] })
    expect(await code({})).toBeUndefined()
    expect(await code({ claims: { ...external.claims, iss: `${issuer}/` } })).toEqual([700211])
    expect(await code({ claims: { ...external.claims, sub: subject.toUpperCase() } })).toEqual([700213])
    expect(await code({ claims: { ...external.claims, aud: 'api://azureadtokenexchange' } })).toEqual([
      700212,
    ])
    expect(await code({}, key)).toEqual([700027])
    scene.tenant.clock.advance('1h')
    expect(await code({})).toEqual([700024])
  })
  it('take tokens of another tenant of the mock ⟨client-authentication.federated⟩', async () => {
    const other = scene.entra.tenant({ domain: 'fabrikam.example', keySet: 1 })
    const worker = other.application({})
    const minted = await bodyOf(
      await askForTokens(
        { entra: scene.entra, tenant: other },
        { ...forItself(worker, worker.secret()), scope: `${worker.clientId}/.default` },
      ),
    )
    const token = String(minted['access_token'])
    const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
      readonly sub: string
    }
    scene.app.federate({ issuer: other.issuer, subject: sub, audience: worker.clientId })
    const answer = await askForTokens(scene, {
      ...forItself(scene.app, scene.secret),
      client_secret: undefined,
      client_assertion: token,
      client_assertion_type: jwtBearer,
    })
    expect(answer.status).toBe(200)
  })
})
