import { makeSid } from '../minting/opaque.ts'
import { checkSessionPage } from '../pages/check-session-page.ts'
import type { Incoming, Reply } from '../server/exchange.ts'
import { pageReply, refusalPage } from '../server/replies.ts'
import type { World } from '../world.ts'
import { visitorOf } from './authorize.ts'
import { locate, stampOf, tenantOf } from './context.ts'

/** `GET /{tenant}/oauth2/checksession`: the frame of OpenID Connect Session Management, v1.0 only. */
export const handleCheckSession = async (world: World, incoming: Incoming): Promise<Reply> => {
  const located = locate(world, incoming.segment)
  if (located.kind === 'refused')
    return refusalPage(located.refusal, stampOf(world, incoming), { message: 'other', tenant: null })
  const { authority } = located
  const engine = await world.engines.of(authority)
  const sessions = (await engine.sessionsOf(visitorOf(incoming))).map((uid) => makeSid(world.seed, uid))
  return pageReply(200, checkSessionPage(sessions), [
    {
      message: 'other',
      tenant: tenantOf(authority),
      outcome: 'answered',
      reason: 'A relying party watches the session in a frame.',
    },
  ])
}
