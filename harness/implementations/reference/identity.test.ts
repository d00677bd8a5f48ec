import { beforeEach, expect, test } from 'vitest'
import type { Failure } from './failure.ts'
import { identify, remember } from './identity.ts'
import { memoryStore } from './memory-store.ts'
import type { Claims } from './redeem.ts'
import { soundRules } from './rules.ts'
import type { Account, Store } from './store.ts'

const account = (id: string, ...addresses: readonly [string, ...string[]]): Account => {
  const [first, ...more] = addresses
  const confirmed = (email: string) => ({ email, confirmed: true })
  const password = { cost: 2, salt: Buffer.alloc(0), key: Buffer.alloc(0) }
  return { id, name: id, addresses: [confirmed(first), ...more.map(confirmed)], password }
}

const mia = account('mia', 'mia@home.example', 'mia@acme.example')
const max = account('max', 'max@acme.example')
const scope = { organisation: 'acme', issuer: 'https://issuer.example', clientId: 'client' }
let store: Store

beforeEach(async () => {
  store = memoryStore()
  for (const someone of [mia, max]) {
    await store.addAccount(someone)
    await store.setRole('acme', someone.id, 'read')
  }
})

const failureOf = (claims: Claims, signedIn: Account): Promise<Failure | undefined> =>
  identify(claims, signedIn, scope, store, soundRules).then(
    () => undefined,
    (thrown) => thrown.failure,
  )

test.each(['mia@acme.example', 'MIA@Acme.example', 'mia@home.example'])('recognises %s', async (email) => {
  expect(await identify({ sub: 'a', email }, mia, scope, store, soundRules)).toBe(mia)
})

test('an address that is not confirmed says nothing', async () => {
  const eve: Account = { ...account('eve', 'eve@evil.example') }
  const claiming: Account = {
    ...eve,
    addresses: [eve.addresses[0], { email: 'mia@acme.example', confirmed: false }],
  }
  expect(await failureOf({ sub: 'a', email: 'mia@acme.example' }, claiming)).toMatchObject({
    kind: 'other-person',
  })
})

test('somebody else at Entra is refused, with both addresses', async () => {
  expect(await failureOf({ sub: 'a', email: 'max@acme.example' }, mia)).toEqual({
    kind: 'other-person',
    named: 'max@acme.example',
    signedIn: 'mia@home.example',
  })
})

test.each([undefined, '', '  ', null, [], ['mia@acme.example'], {}, true, 5])(
  'the e-mail claim %j is none',
  async (email) => {
    const claims = { sub: 'a', email, preferred_username: 'mia@acme.example', upn: 'mia@acme.example' }
    expect(await failureOf(claims, mia)).toEqual({ kind: 'email-missing' })
  },
)

test.each([false, 'false', 0, '0', null, 'no', 'TRUE', 1])('email_verified %j is a no', async (verified) => {
  const claims = { sub: 'a', email: 'mia@acme.example', email_verified: verified }
  expect(await failureOf(claims, mia)).toMatchObject({ kind: 'email-unverified' })
})

test.each([true, 'true'])('email_verified %j is a yes', async (verified) => {
  expect(
    await failureOf({ sub: 'a', email: 'mia@acme.example', email_verified: verified }, mia),
  ).toBeUndefined()
})

test('after the first login, another person at Entra with the same address is refused', async () => {
  await remember({ sub: 'a' }, mia, scope, store)
  expect(await failureOf({ sub: 'a', email: 'mia@acme.example' }, mia)).toBeUndefined()
  expect(await failureOf({ sub: 'b', email: 'mia@acme.example' }, mia)).toMatchObject({
    kind: 'other-subject',
  })
  expect(await failureOf({ sub: 'A', email: 'mia@acme.example' }, mia)).toMatchObject({
    kind: 'other-subject',
  })
})

test('a person at Entra belongs to one account', async () => {
  await remember({ sub: 'a' }, mia, scope, store)
  expect(await failureOf({ sub: 'a', email: 'max@acme.example' }, max)).toMatchObject({
    kind: 'other-subject',
  })
})

test('another connection has links of its own', async () => {
  await remember({ sub: 'a' }, mia, scope, store)
  const claims = { sub: 'b', email: 'mia@acme.example' }
  for (const other of [
    { organisation: 'globex' },
    { issuer: 'https://other.example' },
    { clientId: 'another' },
  ]) {
    expect(await identify(claims, mia, { ...scope, ...other }, store, soundRules)).toBe(mia)
  }
})
