import { discoverInstance } from '../metadata/instance-discovery.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { gatewayCookiesOf, publicErrors, publicMetadata } from '../server/headers.ts'
import { jsonReply, refusalJson } from '../server/replies.ts'
import type { World } from '../world.ts'
import { stampOf } from './context.ts'

/** `GET /common/discovery/instance`: whether MSAL may trust an authority. */
export const handleInstanceDiscovery = async (world: World, incoming: Incoming): Promise<Reply> => {
  const found = discoverInstance(world, incoming.query)
  const base: Pick<Note, 'message' | 'tenant'> = { message: 'other', tenant: null }
  const cookies = { 'Set-Cookie': gatewayCookiesOf(world.seed, world.serial(), 'discovery') }
  if (found.kind === 'refused') {
    const { refusal } = found
    const reply = refusalJson(world, refusal, stampOf(world, incoming), 400, base)
    return { ...reply, headers: { ...reply.headers, ...publicErrors, ...cookies } }
  }
  const note: Note = { ...base, outcome: 'answered', reason: 'A client asked whether this host is Entra.' }
  return {
    ...jsonReply(200, found.body, [note], publicMetadata),
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...publicMetadata, ...cookies },
  }
}
