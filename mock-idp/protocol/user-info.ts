import { findAccount, findApplication } from '../directory/directory.ts'
import { tell } from '../faults/apply.ts'
import { takeFaults } from '../faults/select.ts'
import { withWholeFaults } from '../faults/whole.ts'
import { userInfo } from '../metadata/user-info.ts'
import { readGraphToken } from '../minting/access-token.ts'
import { pairwiseSubject } from '../minting/opaque.ts'
import { graphResource } from '../minting/resource.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { graphHeaders } from '../server/headers.ts'
import { jsonReply } from '../server/replies.ts'
import type { World } from '../world.ts'
import { stampOf } from './context.ts'

/**
 * `GET` and `POST /oidc/userinfo` on the neighbour, and `/{tenant}/openid/userinfo` of v1.0: accepts only
 * tokens that this mock issued for Microsoft Graph.
 */
export const handleUserInfo = async (world: World, incoming: Incoming): Promise<Reply> => {
  if (incoming.method === 'OPTIONS') return preflight(incoming)
  if (!['GET', 'HEAD', 'POST'].includes(incoming.method)) return wrongMethod(world, incoming)
  const unauthorised = (message: string, reason: string, tenant: string | null): Reply =>
    unauthorisedReply(world, incoming, message, reason, tenant)
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
  return withWholeFaults(jsonReply(200, told.message, [note], graphHeaders), faults, honest)
}

const unauthorisedReply = (
  world: World,
  incoming: Incoming,
  message: string,
  reason: string,
  tenant: string | null,
): Reply => {
  const note: Note = {
    message: 'userinfo',
    tenant,
    outcome: 'refused',
    code: 'InvalidAuthenticationToken',
    reason,
  }
  const reply = graphError(world, incoming, 401, 'InvalidAuthenticationToken', message, note)
  const challenge = `Bearer realm="", authorization_uri="${world.origin}/common/oauth2/authorize", client_id="${graphResource}"`
  return { ...reply, headers: { ...reply.headers, 'WWW-Authenticate': challenge } }
}

const wrongMethod = (world: World, incoming: Incoming): Reply => {
  const { method } = incoming
  const reason = `UserInfo takes GET and POST, not ${method}.`
  const note: Note = {
    message: 'userinfo',
    tenant: null,
    outcome: 'refused',
    code: 'methodNotAllowed',
    reason,
  }
  const reply = graphError(world, incoming, 405, 'methodNotAllowed', reason, note)
  return { ...reply, headers: { ...reply.headers, Allow: 'GET, POST, OPTIONS' } }
}

/** An error as Microsoft Graph writes it. */
const graphError = (
  world: World,
  incoming: Incoming,
  status: number,
  code: string,
  message: string,
  note: Note,
): Reply => {
  const { at, traceId, correlationId } = stampOf(world, incoming)
  const innerError = {
    date: at.toISOString().slice(0, 19),
    'request-id': traceId,
    'client-request-id': correlationId,
  }
  return jsonReply(status, { error: { code, message, innerError } }, [note], graphHeaders)
}

/** A browser asks whether a page of another origin may send its access token. */
const preflight = ({ headers }: Incoming): Reply => ({
  status: 200,
  headers: {
    ...graphHeaders,
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? 'authorization',
    'Access-Control-Max-Age': '86400',
  },
  body: '',
  notes: [
    {
      message: 'other',
      tenant: null,
      outcome: 'answered',
      reason: 'A browser asked whether another origin may read UserInfo.',
    },
  ],
})
