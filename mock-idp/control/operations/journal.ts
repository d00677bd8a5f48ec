import { z } from 'zod'
import { text } from '../../config/schema/primitives.ts'
import type { JournalEntry, JournalMessage } from '../../contract.ts'
import type { Controlled } from '../listener.ts'
import { operation } from '../operation.ts'

/** Milliseconds that a call for the journal may wait at most. */
const longestWait = 60_000

const journalQuery = z.strictObject({
  since: z.coerce.number().int().min(0).exactOptional(),
  tenant: text.exactOptional(),
  message: text.exactOptional(),
  wait: z.coerce
    .number()
    .int()
    .min(0)
    .max(longestWait)
    .exactOptional()
    .describe('milliseconds to wait for a new entry'),
})
type JournalQuery = z.infer<typeof journalQuery>

const journalBody = z.object({
  last: z.number(),
  entries: z.array(z.looseObject({ seq: z.number(), at: text, message: text, reason: text })),
})

export const journal = [
  operation({
    method: 'GET',
    path: '/journal',
    summary: 'Shows what reached the mock and why it was answered so; waits for news if asked to.',
    status: 200,
    query: journalQuery,
    reply: journalBody,
    run: (mock, { query }) => readJournal(mock.journal, query),
  }),
  operation({
    method: 'DELETE',
    path: '/journal',
    summary: 'Empties the journal.',
    status: 204,
    run: (mock) => mock.journal.clear(),
  }),
]

const readJournal = async (
  entriesOf: Controlled['journal'],
  { since = 0, tenant, message, wait = 0 }: JournalQuery,
): Promise<{ readonly last: number; readonly entries: readonly JournalEntry[] }> => {
  const filter = {
    ...(tenant === undefined ? {} : { tenant: tenant.toLowerCase() }),
    ...(message === undefined ? {} : { message: message as JournalMessage }),
  }
  const until = Date.now() + wait
  let seen = since
  for (;;) {
    const entries = entriesOf.entries({ since, ...filter })
    const left = until - Date.now()
    if (entries.length > 0 || left <= 0) return { last: entriesOf.last, entries }
    seen = Math.max(seen, entriesOf.last)
    await entriesOf.wait(seen, left)
  }
}
