import { type ToldToken, tellIdToken } from '../faults/id-token.ts'
import { takeFaults } from '../faults/select.ts'
import { applicationKey } from '../keys/key-sets.ts'
import { mintAccessToken } from '../minting/access-token.ts'
import { idTokenClaims, idTokenHeader, type Login } from '../minting/id-token.ts'
import { accessTokenLife } from '../minting/opaque.ts'
import type { World } from '../world.ts'

export interface Wanted {
  readonly accessToken: boolean
  readonly idToken: boolean
  /** The secret that authenticated the client; empty when it was something else. */
  readonly clientSecret: string
}

export interface MintedTokens {
  readonly accessToken: string | undefined
  readonly idToken: ToldToken | undefined
  /** Seconds that the access token lives. */
  readonly life: number
  readonly serial: number
}

/** Mints the tokens of a login, at whichever endpoint, and tells the lies that are set for the ID token. */
export const mintTokens = async (world: World, login: Login, wanted: Wanted): Promise<MintedTokens> => {
  const { seed } = world
  const { application, person } = login
  const { home } = person
  const serial = world.serial()
  const now = Math.floor(home.clock.ms() / 1000)
  const key = application.ownSigningKey ? applicationKey : home.keys.signingKey()
  const life = accessTokenLife(seed, serial, application)
  const lastKey = `${person.person.id}:${application.clientId}`
  const concerned = { application: application.clientId, person: person.person.id }
  const [accessToken, idToken] = await Promise.all([
    wanted.accessToken ? mintAccessToken(world, seed, serial, login, key, now, life) : undefined,
    wanted.idToken
      ? tellIdToken(
          {
            header: idTokenHeader(key.kid),
            claims: idTokenClaims(world, seed, serial, login, now),
            key,
            clientSecret: wanted.clientSecret,
            earlier: home.lastIdTokens.get(lastKey),
          },
          takeFaults(home.faults, 'id-token', concerned),
          { hosts: world, clock: home.clock },
        )
      : undefined,
  ])
  if (idToken !== undefined) home.lastIdTokens.set(lastKey, idToken.token)
  return { accessToken, idToken, life, serial }
}
