import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decode, login, makeScene, type Scene } from '../testing/relying-party.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.entra.close())

const suffix = '/.well-known/openid-configuration'
type Body = Readonly<Record<string, unknown>>
const json = async (response: Response) => (await response.json()) as Body

/** What a client does that knows nothing of Entra, with the text that somebody pasted as "Issuer URL". */
const naive = async (pasted: string, stripsSlash = true) => {
  const base = stripsSlash ? pasted.replace(/\/$/, '') : pasted
  const response = await fetch(`${base}${suffix}`)
  if (response.status !== 200) return { status: response.status }
  const document = await json(response)
  return { status: 200, matches: document['issuer'] === pasted, document }
}

describe('the pasted issuer URL ⟨metadata.pasted-url⟩', () => {
  it('is the metadata URL of the portal: 404, or another issuer than was pasted', async () => {
    const { metadataUrl, issuer } = scene.tenant
    expect(await naive(metadataUrl)).toEqual({ status: 404 })
    const document = await json(await fetch(metadataUrl))
    expect(document['issuer']).toBe(issuer)
    expect(document['issuer']).not.toBe(metadataUrl)
  })
  it('lacks /v2.0: the issuer of v1.0, and its endpoints', async () => {
    const found = await naive(`${scene.entra.origin}/${scene.tenant.id}`)
    expect(found).toMatchObject({
      status: 200,
      matches: false,
      document: {
        issuer: scene.tenant.issuerV1,
        authorization_endpoint: `${scene.entra.origin}/${scene.tenant.id}/oauth2/authorize`,
      },
    })
  })
  it('has a slash behind: 404, or an issuer without the slash', async () => {
    const pasted = `${scene.tenant.issuer}/`
    expect(await naive(pasted, false)).toEqual({ status: 404 })
    expect(await naive(pasted)).toMatchObject({ status: 200, matches: false })
  })
  it('has the domain: an issuer with the GUID', async () =>
    expect(await naive(`${scene.entra.origin}/${scene.tenant.domain}/v2.0`)).toMatchObject({
      status: 200,
      matches: false,
      document: { issuer: scene.tenant.issuer },
    }))
  it.each(['common', 'organizations'])(
    'is that of %s: braces that no URL has, and another issuer in the tokens',
    async (segment) => {
      const found = await naive(`${scene.entra.origin}/${segment}/v2.0`)
      expect(found).toMatchObject({
        status: 200,
        matches: false,
        document: { issuer: `${scene.entra.origin}/{tenantid}/v2.0` },
      })
      expect(decode((await login(scene)).id_token)['iss']).toBe(scene.tenant.issuer)
    },
  )
  it('is that of v1.0: it agrees with itself, and not with the tokens of v2.0', async () => {
    const { issuerV1, issuer, id } = scene.tenant
    expect(issuerV1).toBe(`${scene.entra.neighbour}/${id}/`)
    expect(await naive(issuerV1)).toMatchObject({ status: 200, matches: true })
    expect(decode((await login(scene)).id_token)['iss']).toBe(issuer)
  })
  it('is the authorization endpoint: 404, or a tenant that is none', async () => {
    expect(await naive(`${scene.entra.origin}/${scene.tenant.id}/oauth2/v2.0/authorize`)).toEqual({
      status: 404,
    })
    expect(await naive(`${scene.entra.origin}/authorize`)).toEqual({ status: 400 })
  })
  it('is the right one: it agrees', async () =>
    expect(await naive(scene.tenant.issuer)).toMatchObject({ status: 200, matches: true }))
})
