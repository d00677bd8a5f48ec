import type { World } from '../world.ts'
import type { Incoming, Parameters, Reply } from './exchange.ts'

/** Characters of an entry's path and parameters that the journal keeps: enough for every honest request. */
const longestPath = 20_000
const longestParameters = 100_000

/** Writes what a handler noted into the journal, with what the rim knows of the exchange. */
export const note = (
  { journal }: Pick<World, 'journal'>,
  incoming: Incoming,
  reply: Reply,
  tookMs: number,
): void => {
  const at = new Date().toISOString()
  const asked = kept({ ...incoming.query, ...incoming.form })
  const path = cut(incoming.path, longestPath)
  for (const {
    code,
    client,
    person,
    secret,
    delivered = [],
    minted = {},
    parameters = asked,
    reason,
    ...known
  } of reply.notes)
    journal.record({
      ...known,
      reason: cut(reason, longestPath),
      at,
      method: incoming.method,
      path,
      parameters,
      status: reply.status,
      ...(code === undefined ? {} : { code }),
      ...(client === undefined ? {} : { client: cut(client, 200) }),
      ...(person === undefined ? {} : { person }),
      ...(secret === undefined ? {} : { secret }),
      delivered,
      minted,
      tookMs,
    })
}

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length)}…`

/** The parameters, as far as there is room; what is cut off ends in an ellipsis. */
const kept = (parameters: Parameters): Parameters => {
  let room = longestParameters
  const entries: [string, string][] = []
  for (const [name, value] of Object.entries(parameters)) {
    if (room <= 0) break
    const entry: [string, string] = [cut(name, room), cut(value, room)]
    room -= entry[0].length + entry[1].length + 16
    entries.push(entry)
  }
  return Object.fromEntries(entries)
}
