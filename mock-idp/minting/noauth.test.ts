import { describe, expect, it } from 'vitest'
import type { ApplicationOptions } from '../contract.ts'
import { makeTokens } from '../testing/tokens.ts'
import { mappedClaimsRefusal } from './mapped-claims.ts'

const { idToken, register, member, guest, personal } = makeTokens()
const edov = (person = member({})) =>
  idToken({ person, application: register({ optionalClaims: ['xms_edov'] }) })

describe('xms_edov', () => {
  it.each([
    ['the domain of the tenant', 'mia@contoso.example', true],
    ['in other letters', 'Mia@CONTOSO.example', true],
    ['another domain', 'ceo@victim.example', false],
    ['a domain that ends alike', 'mia@notcontoso.example', false],
    ['a subdomain', 'mia@mail.contoso.example', false],
  ])('of a member, %s ⟨noauth.edov⟩ ⟨noauth.foreign-mail⟩', (_, mail, expected) => {
    expect(edov(member({ mail }))['xms_edov']).toBe(expected)
    expect(edov(member({ mail }))['email']).toBe(mail)
  })
  it.each([
    ['an organisation, own domain', { userPrincipalName: 'ada@fabrikam.example' }, true],
    [
      'an organisation, another own domain',
      { userPrincipalName: 'bo@fabrikam.example', mail: 'bo@fabrikam.test' },
      true,
    ],
    [
      'an organisation, foreign domain',
      { userPrincipalName: 'cy@fabrikam.example', mail: 'ceo@victim.example' },
      false,
    ],
    ['a personal account', { userPrincipalName: 'di@live.example', identityProvider: 'live.com' }, true],
    ['Google', { userPrincipalName: 'ed@gmail.example', identityProvider: 'google.com' }, true],
    ['a one-time passcode', { userPrincipalName: 'fy@small.example', identityProvider: 'mail' }, true],
    [
      'a one-time passcode, another address',
      { userPrincipalName: 'ga@small.example', identityProvider: 'mail', mail: 'ceo@victim.example' },
      false,
    ],
    ['Facebook', { userPrincipalName: 'ha@face.example', identityProvider: 'facebook.com' }, false],
  ])('of a guest by %s ⟨noauth.edov⟩', (_, options, expected) =>
    expect(edov(guest(options))['xms_edov']).toBe(expected),
  )
  it('of a personal account is true ⟨noauth.edov⟩', () => expect(edov(personal())['xms_edov']).toBe(true))
  it('can be any of the values that were seen ⟨noauth.edov-type⟩', () =>
    expect(edov(member({ attributes: { xms_edov: '1' } }))['xms_edov']).toBe('1'))
  it('is not there without an address ⟨noauth.edov-needs-email⟩', () =>
    expect(edov(member({ mail: null }))).not.toHaveProperty('xms_edov'))
})

describe('removeUnverifiedEmailClaim', () => {
  const told = (removeUnverifiedEmailClaim: boolean, mail: string) =>
    idToken({
      application: register({ removeUnverifiedEmailClaim, optionalClaims: ['email', 'xms_edov'] }),
      person: member({ mail }),
    })
  it('takes unverified addresses away, and nothing else ⟨noauth.remove-unverified⟩', () => {
    expect(told(true, 'ceo@victim.example')).not.toHaveProperty('email')
    expect(told(true, 'ceo@victim.example')).not.toHaveProperty('xms_edov')
    expect(told(true, 'mia@contoso.example')['email']).toBe('mia@contoso.example')
    expect(told(false, 'ceo@victim.example')['email']).toBe('ceo@victim.example')
  })
})

describe('mapped claims', () => {
  it('are texts, email_verified too ⟨id-token.email-verified-mapped⟩', () => {
    const application = register({
      mappedClaims: { email_verified: 'true', plan: 'gold' },
      ownSigningKey: true,
    })
    expect(idToken({ application })).toMatchObject({ email_verified: 'true', plan: 'gold' })
  })
  it('cannot change what the token is about', () => {
    const application = register({
      mappedClaims: { aud: 'other', iss: 'other', sub: 'other' },
      ownSigningKey: true,
    })
    expect(idToken({ application })).toEqual(
      expect.objectContaining({ aud: application.clientId, sub: expect.not.stringContaining('other') }),
    )
  })
  it.each<[string, ApplicationOptions, string | undefined, number | undefined]>([
    ['none', {}, undefined, undefined],
    ['with neither key nor acceptance', { mappedClaims: { a: 'b' } }, undefined, 50146],
    ['with a key', { mappedClaims: { a: 'b' }, ownSigningKey: true }, 'api://x', undefined],
    ['with acceptance', { mappedClaims: { a: 'b' }, acceptMappedClaims: true }, undefined, undefined],
    ['for another identifier', { mappedClaims: { a: 'b' }, acceptMappedClaims: true }, 'api://x', 501461],
    [
      'for a verified domain',
      { mappedClaims: { a: 'b' }, acceptMappedClaims: true },
      'https://api.contoso.example/x',
      undefined,
    ],
  ])('%s: refused or not ⟨id-token.mapped-claims-accepted⟩', (_, options, identifier, code) => {
    const application = register(options)
    const resource =
      identifier === undefined ? undefined : ({ kind: 'application', application, identifier } as const)
    expect(mappedClaimsRefusal(application, resource)?.code).toBe(code)
  })
})
