import { findAccount, findApplication } from '../directory/directory.ts'
import { tell } from '../faults/apply.ts'
import { takeFaults } from '../faults/select.ts'
import { withWholeFaults } from '../faults/whole.ts'
import { userInfo } from '../metadata/user-info.ts'
import { readGraphToken } from '../minting/access-token.ts'
import { pairwiseSubject } from '../minting/opaque.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { jsonReply } from '../server/replies.ts'
import type { World } from '../world.ts'

/** `GET` and `POST /oidc/userinfo`: accepts only tokens that this mock issued for Microsoft Graph. */
export const handleUserInfo = async (world: World, incoming: Incoming): Promise<Reply> => {
  const token =
    /^bearer\s+(\S+)$/i.exec(incoming.headers.authorization ?? '')?.[1] ?? incoming.form['access_token']
  if (token === undefined)
    return unauthorised('Access token is empty.', 'The request carries no access token.', null)
  const claims = readGraphToken(world.seed, token)
  if (claims === undefined)
    return unauthorised(
      'Access token validation failure. Invalid audience.',
      'The access token is not one that was issued here for Microsoft Graph.',
      null,
    )
  const text = (name: string): string => String(claims[name] ?? '')
  const tenant = text('tid')
  const record = findAccount(world.directory, `${tenant}.${text('oid')}`)
  if (record === undefined)
    return unauthorised('The user could not be found.', 'The person was removed from the directory.', tenant)
  const { home, person } = record
  if (Number(claims['exp']) <= home.clock.ms() / 1000)
    return unauthorised(
      'Lifetime validation failed, the token is expired.',
      'The access token has expired by the clock of the tenant.',
      tenant,
    )
  const client = text('appid')
  const application = findApplication(
    world.directory,
    { kind: 'tenant', segment: home.id, tenant: home },
    client,
  )
  const subject = pairwiseSubject(world.seed, application?.clientId ?? client, record)
  const honest = userInfo(record, subject, text('scp').split(' '))
  const faults = takeFaults(home.faults, 'userinfo', { application: client, person: person.id })
  const told = tell(honest, faults, { hosts: world, clock: home.clock })
  const note: Note = {
    message: 'userinfo',
    tenant,
    outcome: 'answered',
    reason: `Told about ${person.userPrincipalName}.`,
    client,
    person: person.id,
    delivered: told.delivered,
  }
  return withWholeFaults(jsonReply(200, told.message, [note]), faults, honest)
}

const unauthorised = (message: string, reason: string, tenant: string | null): Reply => {
  const note: Note = {
    message: 'userinfo',
    tenant,
    outcome: 'refused',
    code: 'InvalidAuthenticationToken',
    reason,
  }
  const reply = jsonReply(401, { error: { code: 'InvalidAuthenticationToken', message } }, [note])
  return { ...reply, headers: { ...reply.headers, 'WWW-Authenticate': 'Bearer error="invalid_token"' } }
}
