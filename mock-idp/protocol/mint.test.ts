import { describe, expect, it } from 'vitest'
import { accessToken } from '../faults/fault.ts'
import { activate } from '../faults/select.ts'
import { applicationKey } from '../keys/key-sets.ts'
import { leftHalfHash } from '../minting/hashes.ts'
import { decode } from '../testing/relying-party.ts'
import { type Changes, makeTokens, neighbour, now, origin } from '../testing/tokens.ts'
import { type Mint, mintAppOnlyToken, mintTokens } from './mint.ts'

const scene = makeTokens()
const { seed, directory, home, application, register, login, personal } = scene
let serial = 0
const world: Mint = { origin, neighbour, seed, directory, serial: () => ++serial }
const everything = { accessToken: true, idToken: true, clientSecret: '' }
const mint = (changes: Changes = {}, wanted = {}) =>
  mintTokens(world, login(changes), { ...everything, ...wanted })
const api = register({ identifierUris: ['api://orders'] })
const forApi = { kind: 'application', application: api, identifier: 'api://orders' } as const

describe('tokens of a login', () => {
  it('carry hashes in the front channel ⟨id-token.hashes⟩', async () => {
    const { idToken, accessToken } = await mint({ channel: 'front' }, { code: 'a-code' })
    expect(idToken?.claims).toMatchObject({
      c_hash: leftHalfHash('a-code'),
      at_hash: leftHalfHash(accessToken ?? ''),
    })
  })
  it('carry none from the token endpoint ⟨id-token.hashes⟩', async () => {
    const { idToken } = await mint({}, { code: 'a-code' })
    expect(idToken?.claims).not.toHaveProperty('c_hash')
    expect(idToken?.claims).not.toHaveProperty('at_hash')
  })
  it('share one uti, and another answer has another', async () => {
    const first = await mint({ resource: forApi })
    const uti = decode(first.accessToken ?? '')['uti']
    expect(first.idToken?.claims['uti']).toBe(uti)
    expect((await mint()).idToken?.claims['uti']).not.toBe(uti)
  })
  it('expire when the answer says ⟨access-token.times⟩', async () => {
    const { accessToken, life } = await mint({ resource: forApi })
    expect(decode(accessToken ?? '')['exp']).toBe(now + life)
  })
  it('are signed with a key of the application’s own if it has one, which the key set does not show ⟨id-token.own-key⟩', async () => {
    const own = register({ ownSigningKey: true })
    const { idToken } = await mint({ application: own })
    expect(decode(idToken?.token ?? '', 0)['kid']).toBe(applicationKey.kid)
    expect(home.keys.published).not.toContain(applicationKey.kid)
  })
  it('have no access token that anybody could change when the account is a personal one', async () => {
    const tenant = scene.consumers
    tenant.faults = [activate(accessToken.claim('aud', 'another'))]
    const { accessToken: ticket, delivered } = await mint({ person: personal() })
    tenant.faults = []
    expect(ticket).toMatch(/^EwB/)
    expect(delivered).toEqual([])
  })
})

describe('the token of an application by itself', () => {
  const grant = { application, tenant: home, resource: forApi, credential: 1 } as const
  // Restated from a token of a live tenant, 2026-08-13.
  it('has the header of the captured one: alg, typ, kid, no x5t ⟨access-token.app-only⟩', async () => {
    const { accessToken, life, refreshIn } = await mintAppOnlyToken(world, grant)
    expect(decode(accessToken, 0)).toEqual({ alg: 'RS256', typ: 'JWT', kid: home.keys.signing })
    expect([life, refreshIn]).toEqual([3_599, undefined])
  })
  it('for Graph has a nonce in its header, and lives for a day', async () => {
    const minted = await mintAppOnlyToken(world, { ...grant, resource: { kind: 'graph' } })
    expect(decode(minted.accessToken, 0)).toHaveProperty('nonce')
    expect([minted.life, minted.refreshIn]).toEqual([86_399, 43_199])
  })
  it('lies like any access token when it is told to', async () => {
    home.faults = [activate(accessToken.claim('aud', 'another'))]
    const minted = await mintAppOnlyToken(world, grant)
    home.faults = []
    expect(decode(minted.accessToken)['aud']).toBe('another')
    expect(minted.delivered).toHaveLength(1)
  })
})
