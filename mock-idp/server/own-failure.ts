import { debuglog } from 'node:util'
import type { World } from '../world.ts'
import type { Incoming, Reply } from './exchange.ts'
import { refuseEarly } from './gate.ts'

const debug = debuglog('mock-idp')

/**
 * What is answered when the mock itself fails: what Entra says when it does. The error is not shown to the other
 * side, which could not do anything with it; whoever runs the mock sees it with NODE_DEBUG=mock-idp.
 */
export const ownFailure = (world: World, incoming: Incoming, thrown: unknown): Promise<Reply> => {
  debug('%s %s: %o', incoming.method, incoming.path, thrown)
  const reason = 'The mock itself failed; with NODE_DEBUG=mock-idp it says why. Please report it.'
  return refuseEarly(world, incoming, { code: 90036, reason }, 500)
}
