import type { DeliveredFault } from '../contract.ts'
import type { ApplicationRecord, TenantRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'
import { takeFaults } from '../faults/select.ts'
import { type ToldToken, tellAccessToken, tellIdToken } from '../faults/token.ts'
import { applicationKey, type TestKey } from '../keys/key-sets.ts'
import { accessTokenSigner, mintAccessToken } from '../minting/access-token.ts'
import { type AppOnly, appOnlyClaims } from '../minting/app-only-token.ts'
import { frontChannelHashes } from '../minting/hashes.ts'
import { idTokenClaims, idTokenHeader, type Login } from '../minting/id-token.ts'
import { accessTokenLife, refreshInOf } from '../minting/life.ts'
import { segment, signRs256 } from '../minting/sign.ts'
import type { World } from '../world.ts'

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
export const mintTokens = async (world: World, login: Login, wanted: Wanted): Promise<MintedTokens> => {
  const { seed } = world
  const { application, person } = login
  const { home } = person
  const serial = world.serial()
  const now = Math.floor(home.clock.ms() / 1000)
  const key = keyOf(application, home)
  const life = accessTokenLife(seed, serial, application)
  const concerned = { application: application.clientId, person: person.person.id }
  const surroundings = { hosts: world, clock: home.clock }
  const access = wanted.accessToken
    ? mintAccessToken(world, seed, serial, login, key, now, life).then((token) =>
        tellAccessToken(
          token,
          { key, clientSecret: wanted.clientSecret, sign: accessTokenSigner(seed, token, key) },
          takeFaults(home.faults, 'access-token', concerned),
          surroundings,
        ),
      )
    : Promise.resolve(undefined)
  const mintIdToken = async (hashes: Members): Promise<ToldToken> => {
    const lastKey = `${person.person.id}:${application.clientId}`
    const told = await tellIdToken(
      {
        header: idTokenHeader(key.kid),
        claims: { ...idTokenClaims(world, seed, serial, login, now), ...hashes },
        key,
        clientSecret: wanted.clientSecret,
        earlier: home.lastIdTokens.get(lastKey),
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
  /** Seconds that it lives. */
  readonly life: number
  /** Seconds after which a client may renew it; only of tokens that live long. */
  readonly refreshIn: number | undefined
}

/** Mints the access token of an application by itself (client credentials). */
export const mintAppOnlyToken = async (world: World, grant: AppOnly): Promise<MintedAppOnlyToken> => {
  const { seed } = world
  const { tenant } = grant
  const serial = world.serial()
  const now = Math.floor(tenant.clock.ms() / 1000)
  const life = 3_599
  const key = tenant.keys.signingKey()
  const claims = appOnlyClaims(world, seed, serial, grant, now, life)
  const input = `${segment({ typ: 'JWT', alg: 'RS256', kid: key.kid })}.${segment(claims)}`
  const accessToken = `${input}.${await signRs256(input, key.privateKey())}`
  return { accessToken, life, refreshIn: refreshInOf(life) }
}

/** The key that signs for an application: its tenant's, or one of its own. */
const keyOf = (application: ApplicationRecord, tenant: TenantRecord): TestKey =>
  application.ownSigningKey ? applicationKey : tenant.keys.signingKey()
