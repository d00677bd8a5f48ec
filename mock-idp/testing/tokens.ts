import type { ApplicationOptions, PersonOptions } from '../contract.ts'
import { registerApplication } from '../directory/application.ts'
import { consumersTenant } from '../directory/consumers.ts'
import { addPerson } from '../directory/person.ts'
import type { ApplicationRecord, PersonRecord, TenantRecord } from '../directory/records.ts'
import { registerTenant } from '../directory/tenant.ts'
import { accessTokenClaims } from '../minting/access-token.ts'
import { idTokenClaims } from '../minting/id-token.ts'
import type { Login } from '../minting/login.ts'
import type { Occasion } from '../minting/occasion.ts'
import { readScope } from '../minting/scopes.ts'
import { makeDirectory } from './directory.ts'

export const origin = 'https://idp.example'
export const neighbour = 'https://graph.example'
/** Seconds since the epoch. */
export const now = 1_780_000_000

/** What a test changes about a login. */
export type Changes = Partial<Omit<Login, 'scope' | 'person' | 'application'>> & {
  readonly scope?: string
  readonly person?: PersonRecord
  readonly application?: ApplicationRecord
}

/** Tokens without a server: three tenants, a person in each, and the claims of tokens for them. */
export const makeTokens = () => {
  const { directory, seed, home, application, person } = makeDirectory(now * 1000)
  const fabrikam = registerTenant(
    { directory, seed },
    { domain: 'fabrikam.example', otherDomains: ['fabrikam.test'] },
  )
  const consumers = registerTenant({ directory, seed }, { id: consumersTenant, domain: 'live.example' })
  const occasion: Occasion = { hosts: { origin, neighbour }, seed, directory, serial: 7, now }
  const personIn = (tenant: TenantRecord, options: Partial<PersonOptions>): PersonRecord => {
    const added = addPerson({ directory, seed }, tenant, {
      userPrincipalName: `other@${tenant.domain}`,
      ...options,
    })
    return { person: added, home: tenant, tokensValidFrom: 0 }
  }
  const register = (options: ApplicationOptions): ApplicationRecord =>
    registerApplication(directory, seed, home, options)
  const login = ({ scope = 'openid profile email', ...changes }: Changes = {}): Login => ({
    application,
    person,
    nonce: 'n',
    sid: 'the-sid',
    authenticatedAt: now - 60,
    version: 2,
    channel: 'back',
    resource: { kind: 'graph' },
    credential: 1,
    amr: ['pwd'],
    scope: readScope(scope),
    ...changes,
  })
  return {
    directory,
    seed,
    home,
    fabrikam,
    consumers,
    application,
    person,
    occasion,
    login,
    register,
    member: (options: Partial<PersonOptions>) => personIn(home, options),
    guest: (options: Partial<PersonOptions>) => personIn(home, { kind: 'guest', ...options }),
    personal: (options: Partial<PersonOptions> = {}) => personIn(consumers, options),
    idToken: (changes: Changes = {}) => idTokenClaims(occasion, login(changes)),
    accessToken: (changes: Changes = {}) => accessTokenClaims(occasion, login(changes), 3_600),
  }
}
