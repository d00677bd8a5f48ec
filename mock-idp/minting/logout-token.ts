import type { LogoutTokenOptions } from '../contract.ts'
import type { ApplicationRecord, TenantRecord } from '../directory/records.ts'
import { takeFaults } from '../faults/select.ts'
import { tellLogoutToken } from '../faults/token.ts'
import { issuerOf } from '../server/urls.ts'
import type { World } from '../world.ts'
import { pairwiseSubject } from './opaque.ts'

/** The member of `events` that makes a token a logout token. */
export const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

/** Seconds that a logout token lives: it is posted at once. */
const life = 120

/**
 * A logout token (Back-Channel Logout 1.0, 2.4). Entra mints none, says so in its metadata, and so does this
 * mock: whoever asks for one posts it himself. It stands in the journal with the lies that were told in it.
 */
export const mintLogoutToken = async (
  world: Pick<World, 'origin' | 'neighbour' | 'seed' | 'serial' | 'journal'>,
  home: TenantRecord,
  { clientId }: ApplicationRecord,
  { person, sid }: LogoutTokenOptions,
): Promise<string> => {
  const record = person === undefined ? undefined : home.people.get(person.toLowerCase())
  const key = home.keys.signingKey()
  const now = Math.floor(home.clock.ms() / 1000)
  const about = record === undefined ? {} : { person: record.person.id }
  const told = await tellLogoutToken(
    {
      header: { typ: 'logout+jwt', alg: 'RS256', kid: key.kid },
      claims: {
        iss: issuerOf(world, home),
        aud: clientId,
        iat: now,
        exp: now + life,
        jti: world.seed.guid(`logout-token:${world.serial()}`),
        ...(record === undefined ? {} : { sub: pairwiseSubject(world.seed, clientId, record) }),
        ...(sid === undefined ? {} : { sid }),
        events: { [logoutEvent]: {} },
      },
      key,
      clientSecret: '',
      earlier: undefined,
      withdrawn: home.keys.retiredKey(),
    },
    takeFaults(home.faults, 'logout-token', { application: clientId, ...about }),
    { hosts: world, clock: home.clock },
  )
  world.journal.record({
    at: new Date().toISOString(),
    tenant: home.id,
    message: 'logout-token',
    method: '',
    path: '',
    parameters: {},
    status: 0,
    outcome: 'answered',
    reason: 'A logout token was asked of the mock, to be posted by whoever asked.',
    client: clientId,
    ...about,
    delivered: told.delivered,
    tookMs: 0,
    minted: { logout_token: told.token },
  })
  return told.token
}
