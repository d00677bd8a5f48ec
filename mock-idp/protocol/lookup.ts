import { catalogue } from '../aadsts/catalogue.ts'
import { lookupPage, noticePage } from '../pages/error-page.ts'
import type { Incoming, Reply } from '../server/exchange.ts'
import { pageReply } from '../server/replies.ts'
import type { World } from '../world.ts'

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

/** Everything else. */
export const handleUnknown = async (_: World, { path, method }: Incoming): Promise<Reply> =>
  pageReply(404, noticePage('Not found', `There is nothing at ${path.split('?')[0] ?? path}.`), [
    {
      message: 'other',
      tenant: null,
      outcome: 'refused',
      reason: `Nothing answers ${method} ${path.split('?')[0] ?? path}.`,
    },
  ])
