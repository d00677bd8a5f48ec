import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MockEntra } from '../contract.ts'
import { MockEntraError } from '../errors.ts'
import { idToken } from '../faults/fault.ts'
import { startMockEntra } from '../start.ts'
import { type ControlClient, controlClient } from './client.ts'
import { operations } from './operations.ts'

let entra: MockEntra
let control: ControlClient
beforeAll(async () => {
  entra = await startMockEntra({ http: true })
  control = controlClient(entra.control)
})
afterAll(() => entra.close())

const raw = async (path: string, init: RequestInit = {}, token = entra.control.token) => {
  const response = await fetch(`${entra.control.url}${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${token}` },
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
    expect((body['problems'] as { path: string }[]).map(({ path }) => path)).toEqual([
      'clientId',
      'redirectUris.0',
      'colour',
    ])
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
  ])('refuses %s in JSON', async (_, path, init, token, status) => {
    const answer = await raw(path, init, token)
    expect(answer.status).toBe(status)
    expect(answer.body['error']).toBeTypeOf('string')
    if (status === 405) expect(answer.headers.get('allow')).toBe('GET, POST')
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
