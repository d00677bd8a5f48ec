import type { Json } from '../faults/fault.ts'
import type { Note, Reply } from './exchange.ts'
import { jsonType, notCached } from './headers.ts'

export const jsonReply = (
  status: number,
  body: Json,
  notes: readonly Note[],
  headers = notCached,
): Reply => ({
  status,
  headers: { 'Content-Type': jsonType, ...headers },
  body: JSON.stringify(body),
  notes,
})
