import { describe, expect, it } from 'vitest'
import { addPerson } from '../directory/person.ts'
import { makeTokens } from '../testing/tokens.ts'
import { makeClientInfo } from './client-info.ts'
import { makeLoginHint, readLoginHint } from './login-hint.ts'
import {
  makeAio,
  makeCode,
  makeDeviceCode,
  makeRefreshToken,
  makeRh,
  makeSid,
  makeUserCode,
  makeUti,
  pairwiseSubject,
} from './opaque.ts'

const { directory, seed, home, fabrikam, guest, application, person, personal, member, register } =
  makeTokens()
const whose = { tenantId: home.id, clientId: application.clientId }

describe('opaque values', () => {
  it.each([
    ['code ⟨id-token.code-shape⟩', makeCode(seed, 1, whose), /^1\.A[\w-]{50}\.AgABBAIAAAB[\w-]{1108}$/],
    [
      'refresh token ⟨id-token.code-shape⟩',
      makeRefreshToken(seed, 1, whose),
      /^1\.A[\w-]{50}\.AgABAwEAAAB[\w-]{958}$/,
    ],
    ['uti ⟨id-token.uti⟩', makeUti(seed, 1), /^[\w-]{20}AA$/],
    ['rh ⟨id-token.rh⟩', makeRh(seed, home.id, application.clientId), /^1\.A[\w-]{49}A\.$/],
    ['aio', makeAio(seed, 1), /^[\w-]+=$/],
    ['sid ⟨id-token.sid⟩', makeSid(seed, 'session'), /^00[0-9a-f]{6}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    ['device code', makeDeviceCode(seed, 1), /^EAQABIQEAAAD[\w-]{208}$/],
    ['user code', makeUserCode(seed, 1), /^[A-Z2-9]{9}$/],
  ])('%s has the shape of one of Entra', (_, value, shape) => expect(value).toMatch(shape))

  it('the first part of a code is that of rh, and says tenant and application ⟨id-token.code-shape⟩', () => {
    const [, first = ''] = makeCode(seed, 1, whose).split('.')
    expect(`1.${first}.`).toBe(makeRh(seed, home.id, application.clientId))
    const hex = Buffer.from(first, 'base64url').toString('hex')
    const [a = '', b = '', c = '', ...rest] = home.id.split('-')
    const reversed = (text: string) => Buffer.from(text, 'hex').reverse().toString('hex')
    expect(hex.slice(6, 38)).toBe(`${reversed(a)}${reversed(b)}${reversed(c)}${rest.join('')}`)
  })
  it('codes differ after that', () => expect(makeCode(seed, 1, whose)).not.toBe(makeCode(seed, 2, whose)))
})

describe('client_info', () => {
  const read = (who: typeof person) =>
    JSON.parse(Buffer.from(makeClientInfo(directory, who), 'base64url').toString()) as unknown
  const visitor = guest({ userPrincipalName: 'ada@fabrikam.example' })
  it('says object ID and tenant ⟨id-token.client-info⟩', () =>
    expect(read(person)).toEqual({ uid: person.person.id, utid: home.id }))
  it('of a guest whose home the mock does not know says the account of the guest', () =>
    expect(read(visitor)).toEqual({ uid: visitor.person.id, utid: home.id }))
  it('of a guest says the account at home ⟨id-token.client-info⟩', () => {
    const { id } = addPerson({ directory, seed }, fabrikam, { userPrincipalName: 'Ada@fabrikam.example' })
    expect(read(visitor)).toEqual({ uid: id, utid: fabrikam.id })
  })
})

describe('pairwise sub', () => {
  const subject = (clientId = application.clientId, who = person) => pairwiseSubject(seed, clientId, who)
  it('has 43 characters of base64url, the same every time ⟨id-token.sub⟩', () => {
    expect(subject()).toMatch(/^[\w-]{43}$/)
    expect(subject()).toBe(subject())
  })
  it('is another one for another application and another person ⟨id-token.sub⟩', () => {
    const all = [subject(), subject(register({}).clientId), subject(application.clientId, member({}))]
    expect(new Set(all).size).toBe(3)
  })
  it('of a personal account begins with zeros ⟨id-token.personal⟩', () =>
    expect(subject(application.clientId, personal())).toMatch(/^A{21}/))
})

describe('login_hint', () => {
  it('is opaque base64 that the mock can read again ⟨id-token.login-hint⟩', () => {
    const hint = makeLoginHint(person)
    expect(hint).toMatch(/^O\.Ci[A-Za-z0-9+/]+=*$/)
    expect(readLoginHint(hint)).toEqual({ personId: person.person.id, tenantId: home.id })
  })
  it.each(['mia@contoso.example', 'O.', 'O.garbage', ''])('is not "%s"', (hint) =>
    expect(readLoginHint(hint)).toBeUndefined(),
  )
})
