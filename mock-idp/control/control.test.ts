import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MockEntra } from '../contract.ts'
import { MockEntraError } from '../errors.ts'
import { idToken } from '../faults/fault.ts'
import { startMockEntra } from '../start.ts'
import { makeAuthority } from '../tls/certificate.ts'
import { type ControlClient, controlClient } from './client.ts'
import { operations } from './operations.ts'

let entra: MockEntra
let control: ControlClient
beforeAll(async () => {
  entra = await startMockEntra({ http: true })
  control = controlClient(entra.control)
})
afterAll(() => entra.close())

const form = 'application/x-www-form-urlencoded'
const raw = async (
  path: string,
  init: { readonly method?: string; readonly body?: string; readonly headers?: Record<string, string> } = {},
  token = entra.control.token,
) => {
  const response = await fetch(`${entra.control.url}${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...init.headers },
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

describe('control API', () => {
  it('does everything that the TypeScript API does', async () => {
    const { id, issuer } = await control.makeTenant({ domain: 'acme.example' })
    expect((await control.tenant('ACME.example')).issuer).toBe(issuer)
    const { clientId } = await control.makeApplication(id, { redirectUris: ['https://app.example/cb'] })
    expect((await control.addRedirectUri(id, clientId, 'https://app.example/two')).redirectUris).toHaveLength(
      2,
    )
    const secret = await control.makeSecret(id, clientId, { expiresIn: '1d' })
    expect(secret.value).toMatch(/^[A-Za-z0-9]{3}8Q~[\w.~-]{34}$/)
    await control.expireSecret(id, clientId, secret.keyId)
    expect(Date.parse((await control.secrets(id, clientId))[0]?.expires ?? '')).toBeLessThanOrEqual(
      Date.now(),
    )
    await control.removeSecret(id, clientId, secret.keyId)
    expect(await control.secrets(id, clientId)).toEqual([])
    const mia = await control.addPerson(id, { userPrincipalName: 'mia@acme.example', mail: null })
    expect(await control.people(id)).toEqual([mia])
    const lie = idToken.claim('aud', 'x')
    expect(await control.setFaults(id, [lie])).toEqual([lie])
    expect(await control.faults(id)).toEqual([lie])
    await control.honest(id)
    expect(await control.faults(id)).toEqual([])
    await control.changeClock(id, { freeze: '2030-01-01T00:00:00Z', advance: '1d' })
    expect((await control.clock(id)).now).toBe('2030-01-02T00:00:00.000Z')
    const before = await control.keys(id)
    const after = await control.rollKeys(id, { withdraw: true })
    expect(after.published).not.toContain(before.signing)
    await control.signInAs(id, 'MIA@acme.example')
    await control.signInAs(id, null)
    expect((await control.tenants()).map(({ domain }) => domain)).toContain('acme.example')
    expect(await control.applications(id)).toHaveLength(1)
  })
  it('changes and takes away tenants, applications, people and groups', async () => {
    const { id } = await control.makeTenant({ domain: 'wide.example' })
    expect((await control.updateTenant(id, { displayName: 'Wide' })).displayName).toBe('Wide')
    const { clientId } = await control.makeApplication(id, { displayName: 'Hub', scopes: ['read'] })
    await control.updateApplication(id, 'hub', { assignmentRequired: true })
    expect(await control.application(id, clientId)).toMatchObject({
      assignmentRequired: true,
      scopes: ['read'],
    })
    await control.consentTo(id, clientId, { scopes: ['openid'] })
    await expect(
      control.consentTo(id, clientId, { scopes: ['openid'], person: 'nobody@wide.example' }),
    ).rejects.toMatchObject({ problems: [{ path: 'person' }] })
    await control.revokeConsents(id, clientId)
    const group = await control.addGroup(id, { displayName: 'Admins' })
    const mia = await control.addPerson(id, { userPrincipalName: 'mia@wide.example', groups: ['Admins'] })
    const changed = await control.updatePerson(id, mia.userPrincipalName, { locked: true })
    expect(changed).toEqual({ ...mia, locked: true })
    await control.revokeSessions(id, mia.id)
    await control.removeGroup(id, 'admins')
    expect((await control.person(id, mia.id)).groups).not.toContain(group.id)
    await control.removePerson(id, mia.id)
    expect(await control.people(id)).toEqual([])
    await control.removeApplication(id, clientId)
    await control.removeTenant(id)
    await expect(control.tenant(id)).rejects.toMatchObject({ code: 'unknown' })
    await control.addPerson('consumers', { userPrincipalName: 'ada@outlook.example' })
    expect(await control.people('consumers')).toMatchObject([{ kind: 'personal' }])
  })
  it('knows certificates and federated credentials', async () => {
    const { id } = await control.makeTenant({ domain: 'credentials.example' })
    const { clientId } = await control.makeApplication(id)
    const { thumbprint } = await control.addCertificate(id, clientId, (await makeAuthority(new Date())).cert)
    expect(await control.certificates(id, clientId)).toMatchObject([{ thumbprint }])
    await control.removeCertificate(id, clientId, thumbprint)
    expect(await control.certificates(id, clientId)).toEqual([])
    const credential = { issuer: 'https://ci.example/a?b', subject: 'repo:acme/hub:ref' }
    await control.federate(id, clientId, credential)
    expect(await control.federatedCredentials(id, clientId)).toEqual([credential])
    await control.removeFederatedCredential(id, clientId, credential.issuer, credential.subject)
    expect(await control.federatedCredentials(id, clientId)).toEqual([])
  })
  it('publishes, switches and retires keys', async () => {
    const { id } = await control.makeTenant({ domain: 'keys.example' })
    const before = await control.keys(id)
    const ahead = await control.publishKey(id)
    const [added = ''] = ahead.published.filter((kid) => !before.published.includes(kid))
    expect(ahead.signing).toBe(before.signing)
    expect((await control.signWith(id, added)).signing).toBe(added)
    await control.retireKey(id, before.signing)
    expect((await control.keys(id)).published).not.toContain(before.signing)
    await expect(control.retireKey(id, added)).rejects.toMatchObject({ code: 'bad-input' })
  })
  it('takes and gives a whole configuration, as JSON and as YAML', async () => {
    const own = await startMockEntra({ http: true })
    const client = controlClient(own.control)
    const config = { tenants: [{ domain: 'whole.example', signInAs: 'mia@whole.example' }] }
    await expect(client.applyConfig(config)).rejects.toMatchObject({
      problems: [{ path: 'tenants.0.signInAs' }],
    })
    expect(await client.config()).toEqual({})
    const yaml =
      'tenants:\n  - domain: whole.example\n    people: [{ userPrincipalName: mia@whole.example }]\n'
    const answer = await fetch(`${own.control.url}/config`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${own.control.token}`, 'Content-Type': 'application/yaml' },
      body: yaml,
    })
    expect(answer.status).toBe(200)
    expect(own.tenants()[0]?.people()).toHaveLength(1)
    expect(await client.config()).toEqual({
      tenants: [{ domain: 'whole.example', people: [{ userPrincipalName: 'mia@whole.example' }] }],
    })
    await own.close()
  })
  it('waits for the journal', async () => {
    const tenant = entra.tenant()
    const waiting = control.journal({ since: entra.journal.last, tenant: tenant.id, wait: 10_000 })
    await fetch(`${entra.origin}/nothing`)
    await fetch(tenant.metadataUrl)
    expect((await waiting).entries).toMatchObject([{ message: 'discovery', tenant: tenant.id }])
    await control.clearJournal()
    expect((await control.journal()).entries).toEqual([])
  })
  it('lists every problem of a bad call at once, with its path', async () => {
    const { id } = entra.tenant()
    const bad = { clientId: 'x', redirectUris: [1], colour: 'red' }
    const { status, body } = await raw(`/tenants/${id}/applications`, {
      method: 'POST',
      body: JSON.stringify(bad),
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      type: 'urn:greencheck:mock-entra:bad-input',
      status: 400,
      errors: [
        { pointer: '#/clientId', detail: 'expected a GUID, got "x"' },
        { pointer: '#/redirectUris/0', detail: 'expected a text, got 1' },
        { pointer: '#/colour', detail: expect.stringContaining('is not known here') },
      ],
    })
    const faults = [
      { at: 'jwks', do: 'sign', says: 'x' },
      { at: 'id-token', do: 'set', says: 'x', member: 'a', part: 'claims', value: { $now: 'soon' } },
    ]
    await expect(control.setFaults(id, faults as never)).rejects.toMatchObject({
      code: 'bad-input',
      problems: [{ path: '0.do' }, { path: '0.with' }, { path: '1.value.$now' }],
    })
    await expect(control.makeApplication(id, { redirectUris: ['http://app.example/'] })).rejects.toThrow(
      /uses http, which is for localhost/,
    )
  })
  it.each([
    ['a wrong token', '/tenants', {}, 'wrong', 401],
    ['an unknown path', '/nothing', {}, undefined, 404],
    ['an unknown tenant', '/tenants/nobody', {}, undefined, 404],
    ['another method', '/tenants', { method: 'DELETE' }, undefined, 405],
    ['a body that is no JSON', '/tenants', { method: 'POST', body: '{' }, undefined, 400],
    ['a list in the place of an object', '/tenants', { method: 'POST', body: '[1]' }, undefined, 400],
    ['a body without end', '/tenants', { method: 'POST', body: 'x'.repeat(9_000_000) }, undefined, 413],
    [
      'a form',
      '/tenants',
      { method: 'POST', body: 'a=b', headers: { 'Content-Type': form } },
      undefined,
      415,
    ],
    ['broken percent-encoding', '/tenants/%E0%A4%A', {}, undefined, 400],
    [
      'a value too deep',
      '/config',
      { method: 'PUT', body: '['.repeat(100_000) + ']'.repeat(100_000) },
      undefined,
      400,
    ],
    ['a wrong number in the query', '/journal?since=x', {}, undefined, 400],
    [
      'broken YAML',
      '/config',
      { method: 'PUT', body: 'a: [', headers: { 'Content-Type': 'text/yaml' } },
      undefined,
      400,
    ],
  ])('refuses %s as problem details', async (_, path, init, token, status) => {
    const { headers, ...answer } = await raw(path, init, token)
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(answer).toEqual({
      status,
      body: {
        type: expect.stringMatching(/^urn:greencheck:mock-entra:[a-z-]+$/),
        title: expect.any(String),
        status,
        detail: expect.any(String),
        errors: expect.any(Array),
      },
    })
    if (status === 405) expect(headers.get('allow')).toBe('GET, POST')
  })
  it('names the parameter of the query that is wrong, and the nearest name of what is missing', async () => {
    const { body } = await raw('/journal?sinc=1')
    expect(body['errors']).toEqual([
      { parameter: 'sinc', detail: 'is not known here; did you mean "since"?' },
    ])
    await control.makeTenant({ domain: 'nearest.example' })
    await expect(control.tenant('nearst.example')).rejects.toThrow(/did you mean "nearest\.example"\?/)
  })
  it('throws errors with a code', () =>
    expect(control.tenant('nobody')).rejects.toBeInstanceOf(MockEntraError))
  it('describes every operation in OpenAPI, without a token', async () => {
    const response = await fetch(`${entra.control.url}/openapi.json`)
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> }
    for (const { path, method } of operations) expect(paths[path]?.[method.toLowerCase()]).toBeDefined()
  })
  it('is not served on the protocol listener', async () => {
    const response = await fetch(`${entra.origin}/tenants`, {
      headers: { Authorization: `Bearer ${entra.control.token}` },
    })
    expect(response.status).toBe(404)
  })
})
