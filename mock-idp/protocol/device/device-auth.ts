import { deviceCodePage } from '../../pages/device-pages.ts'
import type { Incoming, Note, Reply } from '../../server/exchange.ts'
import { pageReply, refusalPage, refusedNote } from '../../server/replies.ts'
import type { World } from '../../world.ts'
import { begin } from '../authorize.ts'
import { plainRequest } from '../authorize-request.ts'
import { locate, stampOf, tenantOf } from '../context.ts'
import { isOver } from './life.ts'

/** `GET` and `POST /{tenant}/deviceauth`: a person types the code that a device shows, and signs in for it. */
export const handleDeviceAuth = async (world: World, incoming: Incoming): Promise<Reply> => {
  const here = locate(world, incoming.segment)
  if (here.kind === 'refused')
    return refusalPage(here.refusal, stampOf(world, incoming), { message: 'device-code', tenant: null })
  const base = { message: 'device-code', tenant: tenantOf(here.authority) } as const
  if (incoming.method !== 'POST') {
    const note: Note = { ...base, outcome: 'asked', reason: 'The page for the user code was shown.' }
    return pageReply(200, deviceCodePage(incoming.query['otc'], undefined), [note])
  }
  const typed = incoming.form['otc'] ?? ''
  const deviceCode = world.grants.userCodes.get(typed.trim().toUpperCase()) ?? ''
  const grant = world.grants.devices.get(deviceCode)
  const located = grant === undefined ? undefined : locate(world, grant.segment)
  if (grant === undefined || located?.kind !== 'live' || grant.state.kind !== 'pending' || isOver(grant)) {
    const refusal =
      grant !== undefined && isOver(grant)
        ? { code: 70019, reason: `The user code ${JSON.stringify(typed)} is older than 15 minutes.` }
        : { code: 70018, reason: `The user code ${JSON.stringify(typed)} is unknown, or was used before.` }
    const problem = 'That code didn’t work. Check the code and try again.'
    return pageReply(200, deviceCodePage(typed, problem), [refusedNote(refusal, base)])
  }
  const { version, resource, clientId, scope } = grant
  const reply = await begin(world, incoming, located.authority, {
    version,
    resource,
    clientId,
    scope,
    responseTypes: ['code'],
    redirectUri: '',
    responseMode: 'query',
    state: undefined,
    device: deviceCode,
    ...plainRequest,
    // Whoever typed the code chooses the account, even with a session.
    prompt: 'select_account',
  })
  const note: Note = { ...base, client: clientId, outcome: 'answered', reason: 'The user code was entered.' }
  return { ...reply, notes: [note, ...reply.notes] }
}
