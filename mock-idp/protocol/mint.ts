import type { DeliveredFault } from '../contract.ts'
import type { ApplicationRecord, TenantRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'
import { type Concerned, takeFaults } from '../faults/select.ts'
import { type ToldToken, tellAccessToken, tellIdToken } from '../faults/token.ts'
import { applicationKey, type TestKey } from '../keys/key-sets.ts'
import { accessTokenSigner, mintAccessToken, signAccessToken } from '../minting/access-token.ts'
import { type AppOnly, appOnlyClaims } from '../minting/app-only-token.ts'
import { frontChannelHashes } from '../minting/hashes.ts'
import { idTokenClaims, jwtHeader } from '../minting/id-token.ts'
import { accessTokenLife, appOnlyLife, refreshInOf } from '../minting/life.ts'
import type { Login } from '../minting/login.ts'
import type { Occasion } from '../minting/occasion.ts'
import type { World } from '../world.ts'

/** What minting needs of a mock. */
export type Mint = Pick<World, 'origin' | 'neighbour' | 'seed' | 'directory' | 'serial'>

/** Which tokens. */
export interface Wanted {
  readonly accessToken: boolean
  readonly idToken: boolean
  /** The secret that authenticated the client; empty when it was something else. */
  readonly clientSecret: string
  /** The code that is sent beside the ID token in the front channel; the token has its `c_hash`. */
  readonly code?: string | undefined
}

export interface MintedTokens {
  readonly accessToken: string | undefined
  readonly idToken: ToldToken | undefined
  /** Lies that were told in the tokens. */
  readonly delivered: readonly DeliveredFault[]
  /** Seconds that the access token lives. */
  readonly life: number
  /** Seconds after which a client may renew it; only of access tokens that live long. */
  readonly refreshIn: number | undefined
  readonly serial: number
}

/** Mints the tokens of a login, at whichever endpoint, and tells the lies that are set for the ID token. */
export const mintTokens = async (world: Mint, login: Login, wanted: Wanted): Promise<MintedTokens> => {
  const { application, person, resource } = login
  const { home } = person
  const occasion = occasionOf(world, home)
  const { serial } = occasion
  const key = keyOf(application, home)
  const life = accessTokenLife(world.seed, serial, login)
  const accessKey =
    resource.kind === 'application' ? keyOf(resource.application, home) : home.keys.signingKey()
  const concerned = { application: application.clientId, person: person.person.id }
  const surroundings = { hosts: world, clock: home.clock }
  const access = wanted.accessToken
    ? mintAccessToken(occasion, login, { key: accessKey, life }).then((token) =>
        tellAccess(world, home, concerned, { token, key: accessKey, clientSecret: wanted.clientSecret }),
      )
    : Promise.resolve(undefined)
  const mintIdToken = async (hashes: Members): Promise<ToldToken> => {
    const lastKey = `${person.person.id}:${application.clientId}`
    const told = await tellIdToken(
      {
        header: jwtHeader(login.version, key.kid),
        claims: { ...idTokenClaims(occasion, login), ...hashes },
        key,
        clientSecret: wanted.clientSecret,
        earlier: home.lastIdTokens.get(lastKey),
        withdrawn: home.keys.retiredKey(),
      },
      takeFaults(home.faults, 'id-token', concerned),
      surroundings,
    )
    home.lastIdTokens.set(lastKey, told.token)
    return told
  }
  // Only in the front channel has the ID token to wait for the access token: there it carries its hash.
  const hashes =
    login.channel === 'front'
      ? frontChannelHashes({ code: wanted.code, accessToken: (await access)?.token })
      : {}
  const [accessToken, idToken] = await Promise.all([access, wanted.idToken ? mintIdToken(hashes) : undefined])
  return {
    accessToken: accessToken?.token,
    idToken,
    delivered: [...(idToken?.delivered ?? []), ...(accessToken?.delivered ?? [])],
    life,
    refreshIn: refreshInOf(life),
    serial,
  }
}

export interface MintedAppOnlyToken {
  readonly accessToken: string
  /** Lies that were told in it. */
  readonly delivered: readonly DeliveredFault[]
  /** Seconds that it lives. */
  readonly life: number
  /** Seconds after which a client may renew it; only of tokens that live long. */
  readonly refreshIn: number | undefined
}

/** Mints the access token of an application by itself (client credentials). */
export const mintAppOnlyToken = async (world: Mint, grant: AppOnly): Promise<MintedAppOnlyToken> => {
  const { application, tenant, resource } = grant
  const occasion = occasionOf(world, tenant)
  const life = appOnlyLife(resource)
  const key = resource.kind === 'application' ? keyOf(resource.application, tenant) : tenant.keys.signingKey()
  const token = await signAccessToken(occasion, resource, appOnlyClaims(occasion, grant, life), key)
  const concerned = { application: application.clientId }
  const told = await tellAccess(world, tenant, concerned, { token, key, clientSecret: '' })
  return { accessToken: told.token, delivered: told.delivered, life, refreshIn: refreshInOf(life) }
}

/** Tells the lies that are set for access tokens. There are none in an encrypted ticket: nobody could read them. */
const tellAccess = async (
  world: Mint,
  { clock, faults }: TenantRecord,
  concerned: Concerned,
  made: { readonly token: string; readonly key: TestKey; readonly clientSecret: string },
): Promise<Pick<ToldToken, 'token' | 'delivered'>> => {
  const { token, key, clientSecret } = made
  if (!token.includes('.')) return { token, delivered: [] }
  const sign = accessTokenSigner(world.seed, token, key)
  const surroundings = { hosts: world, clock }
  return tellAccessToken(
    token,
    { key, clientSecret, sign },
    takeFaults(faults, 'access-token', concerned),
    surroundings,
  )
}

const occasionOf = (world: Mint, { clock }: TenantRecord): Occasion => ({
  hosts: world,
  seed: world.seed,
  directory: world.directory,
  serial: world.serial(),
  now: Math.floor(clock.ms() / 1000),
})

/** The key that signs for an application: its tenant's, or one of its own. */
const keyOf = (application: ApplicationRecord, tenant: TenantRecord): TestKey =>
  application.ownSigningKey ? applicationKey : tenant.keys.signingKey()
