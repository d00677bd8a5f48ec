import { catalogue } from '../aadsts/catalogue.ts'
import { lookupPage, noticePage } from '../pages/error-page.ts'
import type { Incoming, Reply } from '../server/exchange.ts'
import { pageReply } from '../server/replies.ts'
import type { World } from '../world.ts'
import { locate, tenantOf } from './context.ts'

/** `GET /error?code=…`, where `error_uri` leads. */
export const handleLookup = async (_: World, { query }: Incoming): Promise<Reply> => {
  const entry = catalogue.get(Number(query['code']))
  const base = { message: 'other', tenant: null } as const
  if (entry === undefined || !entry.known)
    return pageReply(404, noticePage('Unknown error code', 'There is no page about this number.'), [
      { ...base, outcome: 'refused', reason: 'The number is not in the lookup page.' },
    ])
  return pageReply(200, lookupPage(entry), [
    { ...base, outcome: 'answered', reason: `AADSTS${entry.code} was looked up.` },
  ])
}

/** Everything else. Under a tenant it belongs to that tenant's journal: a client that went astray is looked for there. */
export const handleUnknown = async (world: World, { path, method, segment }: Incoming): Promise<Reply> => {
  const located = locate(world, segment)
  const where = path.split('?')[0] ?? path
  return pageReply(404, noticePage('Not found', `There is nothing at ${where}.`), [
    {
      message: 'other',
      tenant: located.kind === 'refused' ? null : tenantOf(located.authority),
      outcome: 'refused',
      reason: `Nothing answers ${method} ${where}.`,
    },
  ])
}
