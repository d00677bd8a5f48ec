import { afterEach, describe, expect, it } from 'vitest'
import type { EntraConfig } from '../../contract.ts'
import { startMockEntra } from '../../start.ts'
import { callback, makeBrowser, redeem, type Scene, signIn } from '../../testing/relying-party.ts'

let scene: Scene | undefined
afterEach(() => scene?.entra.close())

const config = (change: Partial<NonNullable<EntraConfig['tenants']>[number]> = {}): EntraConfig => ({
  tenants: [
    {
      domain: 'contoso.example',
      people: [{ userPrincipalName: 'mia@contoso.example' }],
      applications: [{ redirectUris: [callback], secrets: [{ displayName: 'live' }] }],
      ...change,
    },
  ],
})

const start = async (): Promise<Scene> => {
  const entra = await startMockEntra({ http: true, seed: 'live', config: config() })
  const [tenant] = entra.tenants()
  const [app] = tenant?.applications() ?? []
  const [secret] = app?.secrets() ?? []
  const [mia] = tenant?.people() ?? []
  if (tenant === undefined || app === undefined || secret === undefined || mia === undefined)
    throw new Error('the configuration was not applied')
  return { entra, tenant, app, secret, mia }
}

describe('another configuration for a running mock', () => {
  it('leaves sessions, codes, secrets and the journal alone', async () => {
    scene = await start()
    const browser = makeBrowser()
    const code = (await signIn(scene, browser)).searchParams.get('code')
    const entries = scene.entra.journal.entries().length
    await scene.entra.apply(
      config({ displayName: 'Renamed', people: [{ userPrincipalName: 'mia@contoso.example', groups: 3 }] }),
    )
    expect((await redeem(scene, code)).status).toBe(200)
    const silent = await signIn(scene, browser, { prompt: 'none' })
    expect(silent.searchParams.get('code')).not.toBeNull()
    expect(scene.entra.journal.entries().length).toBeGreaterThan(entries)
  })
  it('says who has consented already', async () => {
    scene = await start()
    const { applications = [] } = config().tenants?.[0] ?? {}
    const asking = { ...applications[0], consent: 'user' } as const
    await scene.entra.apply(config({ applications: [asking] }))
    expect((await signIn(scene)).searchParams.get('code')).toBeNull()
    const consents = [{ scopes: ['openid', 'profile', 'email'], person: 'mia@contoso.example' }]
    await scene.entra.apply(config({ applications: [{ ...asking, consents }] }))
    expect((await signIn(scene)).searchParams.get('code')).not.toBeNull()
    const wrong = [{ scopes: ['openid'], person: 'nobody@contoso.example' }]
    await expect(
      scene.entra.apply(config({ applications: [{ ...asking, consents: wrong }] })),
    ).rejects.toMatchObject({ problems: [{ path: 'tenants.0.applications.0.consents.0.person' }] })
  })
  it('is obeyed from the next request on', async () => {
    scene = await start()
    const { applications = [] } = config().tenants?.[0] ?? {}
    await scene.entra.apply(config({ applications: [{ ...applications[0], secrets: [] }] }))
    const code = (await signIn(scene)).searchParams.get('code')
    expect((await redeem(scene, code)).status).toBe(401)
    await scene.entra.apply(config({ signInAs: 'mia@contoso.example' }))
    expect((await signIn(scene)).href).toContain(`${callback}?code=`)
    await scene.entra.apply(config({ applications: [] }))
    expect((await redeem(scene, code)).status).toBe(400)
  })
})
