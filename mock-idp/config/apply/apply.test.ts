import { afterEach, describe, expect, it } from 'vitest'
import type { EntraConfig, MockEntra, MockEntraOptions, TenantConfig } from '../../contract.ts'
import { idToken, tokenResponse } from '../../faults/fault.ts'
import { startMockEntra } from '../../start.ts'

const running: MockEntra[] = []
afterEach(async () => {
  for (const entra of running.splice(0)) await entra.close()
})
const start = async (config: EntraConfig, options: MockEntraOptions = {}): Promise<MockEntra> => {
  const entra = await startMockEntra({ http: true, seed: 'apply', ...options, config })
  running.push(entra)
  return entra
}

const product = { displayName: 'Product', redirectUris: ['https://app.example/cb'] }
const whole = {
  tenants: [
    {
      domain: 'contoso.example',
      region: 'NA',
      groups: [{ displayName: 'Admins', memberOf: ['Everybody'] }],
      people: [{ userPrincipalName: 'mia@contoso.example', groups: ['Admins'] }],
      applications: [
        {
          ...product,
          secrets: [
            { displayName: 'live', expiresIn: '30d' },
            { displayName: 'old', expiresIn: '-1d' },
          ],
          federatedCredentials: [{ issuer: 'https://ci.example', subject: 'repo:acme' }],
          assignments: [{ principal: 'Admins' }],
        },
      ],
      faults: [
        { ...idToken.without('email'), scope: { person: 'mia@contoso.example', application: 'product' } },
      ],
      clock: { advance: '1d' },
      signInAs: 'mia@contoso.example',
    },
    {
      domain: 'fabrikam.example',
      people: [{ userPrincipalName: 'mia@contoso.example', kind: 'guest' }],
    },
  ],
  consumers: { people: [{ userPrincipalName: 'ada@outlook.example' }] },
} satisfies EntraConfig

const [contosoConfig, fabrikamConfig] = whole.tenants as unknown as readonly [TenantConfig, TenantConfig]

const contosoOf = (entra: MockEntra) => {
  const tenant = entra.tenants().find(({ domain }) => domain === 'contoso.example')
  if (tenant === undefined) throw new Error('there is no contoso.example')
  return tenant
}
const productOf = (entra: MockEntra) => {
  const application = contosoOf(entra).applications()[0]
  if (application === undefined) throw new Error('there is no application')
  return application
}
const seen = (entra: MockEntra) =>
  entra.tenants().map((tenant) => ({
    id: tenant.id,
    issuer: tenant.issuer,
    people: tenant.people(),
    groups: tenant.groups(),
    applications: tenant.applications().map((application) => ({
      ...application.settings,
      clientId: application.clientId,
      secrets: application.secrets().map(({ keyId, value, expires }) => [keyId, value, expires.getTime()]),
      federated: application.federatedCredentials(),
    })),
    faults: tenant.faults,
    signedInAs: tenant.signedInAs?.userPrincipalName,
  }))

describe('a configuration', () => {
  it('makes the directory, with names turned into ids', async () => {
    const entra = await start(whole)
    const tenant = contosoOf(entra)
    const [mia] = tenant.people()
    expect(tenant.signedInAs).toEqual(mia)
    expect(tenant.faults[0]?.scope).toEqual({ person: mia?.id, application: productOf(entra).clientId })
    expect(tenant.clock.now().getTime() - Date.now()).toBeGreaterThan(86_000_000)
    const [live, old] = productOf(entra).secrets()
    expect(old?.expires.getTime()).toBeLessThan(Date.now())
    // 30 days from before the clock was moved: what is made grows older with it.
    expect(live?.expires.getTime()).toBeLessThan(Date.now() + 30.1 * 86_400_000)
    expect(entra.tenants()[1]?.people()[0]).toMatchObject({ kind: 'guest', identityProvider: tenant.id })
    expect(entra.consumers.people()).toMatchObject([{ kind: 'personal' }])
    expect(entra.configuration).toEqual(whole)
  })
  it('gives the same ids and secrets whatever the order in it', async () => {
    const one = await start(whole)
    const other = await start({ ...whole, tenants: whole.tenants.toReversed() })
    expect(productOf(other).clientId).toBe(productOf(one).clientId)
    expect(productOf(other).secrets()[0]?.value).toBe(productOf(one).secrets()[0]?.value)
    expect(contosoOf(other).id).toBe(contosoOf(one).id)
  })
  it('applied again changes nothing, and leaves alone what was made otherwise', async () => {
    const entra = await start(whole)
    contosoOf(entra).person({ userPrincipalName: 'max@contoso.example' })
    contosoOf(entra).fault(tokenResponse.refused(7000222))
    productOf(entra).secret({ displayName: 'by hand' })
    const [live] = productOf(entra).secrets()
    productOf(entra).expireSecret(live?.keyId ?? '')
    const before = seen(entra)
    await entra.apply(structuredClone(whole))
    expect(seen(entra)).toEqual(before)
    expect(contosoOf(entra).people()).toHaveLength(2)
  })
  it('takes away what it does not name any more, and turns settings back to their defaults', async () => {
    const entra = await start(whole)
    const { clientId } = productOf(entra)
    await entra.apply({ tenants: [{ domain: 'contoso.example', applications: [product] }] })
    const tenant = contosoOf(entra)
    expect(entra.tenants()).toHaveLength(1)
    expect(tenant.people()).toEqual([])
    expect(tenant.groups().map(({ displayName }) => displayName)).toEqual(['Everybody'])
    expect(tenant.faults).toEqual([])
    expect(tenant.signedInAs).toBeNull()
    expect(tenant.clock.now().getTime() - Date.now()).toBeLessThan(60_000)
    expect(productOf(entra)).toMatchObject({ clientId, settings: { assignments: [] } })
    expect(productOf(entra).secrets()).toEqual([])
    expect(productOf(entra).federatedCredentials()).toEqual([])
    expect(entra.consumers.people()).toEqual([])
    expect((await fetch(tenant.metadataUrl)).status).toBe(200)
  })
  it('keeps a secret about which nothing changed, and renews the one that did', async () => {
    const entra = await start(whole)
    const [live, old] = productOf(entra).secrets()
    const secrets = [
      { displayName: 'live', expiresIn: '30d' },
      { displayName: 'old', expiresIn: '1d' },
    ]
    await entra.apply({ tenants: [{ ...contosoConfig, applications: [{ ...product, secrets }] }] })
    const [kept, renewed] = productOf(entra).secrets()
    expect({ ...kept }).toEqual({ ...live })
    expect(renewed?.value).toBe(old?.value)
    expect(renewed?.expires.getTime()).toBeGreaterThan(Date.now())
  })
  it('moves an application to another tenant', async () => {
    const clientId = '5d0c1f7e-0000-4000-8000-000000000001'
    const shared = { clientId, signInAudience: 'AzureADMultipleOrgs' } as const
    const [one, other] = [{ domain: 'a.example' }, { domain: 'b.example' }]
    const entra = await start({ tenants: [one, { ...other, applications: [shared] }] })
    await entra.apply({ tenants: [{ ...one, applications: [shared] }, other] })
    expect(entra.tenants().map((tenant) => tenant.applications().length)).toEqual([1, 0])
  })
})

describe('a wrong configuration', () => {
  it('changes nothing, and everything wrong is listed with its path', async () => {
    const entra = await start(whole)
    const before = seen(entra)
    const wrong = {
      tenants: [
        {
          ...contosoConfig,
          region: 'changed',
          people: [{ userPrincipalName: 'nobody' }],
          applications: [
            {
              redirectUris: ['http://app.example/cb'],
              secrets: [{ expiresIn: '900d' }],
              certificates: ['no certificate', { file: 'x.pem' }],
              assignments: [{ principal: 'Admin' }],
            },
          ],
          faults: [],
          signInAs: 'mia@contoso.exmaple',
        },
        fabrikamConfig,
        { domain: 'FABRIKAM.example' },
      ],
    } as const satisfies EntraConfig
    const failed = entra.apply(wrong)
    await expect(failed).rejects.toMatchObject({ code: 'bad-input' })
    const { problems } = (await failed.catch((thrown: unknown) => thrown)) as {
      readonly problems: readonly { readonly path: string; readonly message: string }[]
    }
    expect(problems.map(({ path }) => path)).toEqual([
      'tenants.2.domain',
      'tenants.0.signInAs',
      'tenants.0.applications.0.assignments.0.principal',
      'tenants.0.people.0.userPrincipalName',
      'tenants.0.applications.0.redirectUris.0',
      'tenants.0.applications.0.secrets.0.expiresIn',
      'tenants.0.applications.0.certificates.0.pem',
      'tenants.0.applications.0.certificates.1.file',
    ])
    expect(problems[2]?.message).toContain('did you mean "Admins"?')
    expect(seen(entra)).toEqual(before)
  })
  it.each([
    ['the cloud', { cloud: 'china' }, 'tenants.0.cloud'],
    ['the key set', { keySet: 1 }, 'tenants.0.keySet'],
    ['the id', { id: '5d0c1f7e-0000-4000-8000-000000000009' }, 'tenants.0.id'],
  ] as const)('cannot change %s of a live tenant', async (_, change, path) => {
    const entra = await start({ tenants: [{ domain: 'contoso.example' }] })
    await expect(entra.apply({ tenants: [{ domain: 'contoso.example', ...change }] })).rejects.toMatchObject({
      problems: [{ path }],
    })
  })
  it('is told what it misspelt, and which names there are', async () => {
    const entra = await start({})
    const misspelt = {
      tenants: [
        {
          domian: 'x',
          clock: { frozen: true },
          people: [{ userPrincipalName: 'a@b', mfa: 'registred', groups: 'all', enabled: 'yes' }],
          applications: [
            {
              optionalClaims: [{ nmae: 'email' }],
              requestedAccessTokenVersion: '2',
              certificates: [1],
              tokenLifetime: 'long',
            },
          ],
        },
      ],
    }
    await expect(entra.apply(misspelt as never)).rejects.toMatchObject({
      problems: [
        { path: 'tenants.0.domain', message: 'is missing: expected a text' },
        { path: 'tenants.0.applications.0.optionalClaims.0.name', message: 'is missing: expected a text' },
        {
          path: 'tenants.0.applications.0.optionalClaims.0.nmae',
          message: 'is not known here; did you mean "name"?',
        },
        {
          path: 'tenants.0.applications.0.requestedAccessTokenVersion',
          message: 'expected 1 or 2 or null, got "2"',
        },
        {
          path: 'tenants.0.applications.0.tokenLifetime',
          message: 'expected a duration such as 90s, 10m or 181d, got "long"',
        },
        { path: 'tenants.0.applications.0.certificates.0', message: 'expected a text or a mapping, got 1' },
        {
          path: 'tenants.0.people.0.groups',
          message: 'expected a list or a number, got "all"',
        },
        { path: 'tenants.0.people.0.enabled', message: 'expected true or false, got "yes"' },
        {
          path: 'tenants.0.people.0.mfa',
          message:
            'expected one of "registered", "not-registered", got "registred"; did you mean "registered"?',
        },
        { path: 'tenants.0.clock.frozen', message: 'is not known here; known are freeze, advance' },
        { path: 'tenants.0.domian', message: 'is not known here; did you mean "domain"?' },
      ],
    })
  })
})

it('answers name the origin that clients use', async () => {
  const entra = await start(
    { tenants: [{ domain: 'contoso.example' }] },
    { publicOrigin: 'http://entra.test:9' },
  )
  expect(contosoOf(entra).issuer).toMatch(/^http:\/\/entra\.test:9\//)
  expect(entra.neighbour).toMatch(/^http:\/\/entra\.test:\d+$/)
  await expect(startMockEntra({ http: true, publicOrigin: 'entra.test' })).rejects.toThrow(
    /expected scheme, host/,
  )
})
