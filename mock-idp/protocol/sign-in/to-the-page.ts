import type { Note, Reply } from '../../server/exchange.ts'
import { notCached } from '../../server/headers.ts'
import { noteBase, type Situation } from './situation.ts'

/** Sends the browser to the sign-in page. */
export const toThePage = (
  situation: Situation,
  location: string,
  reason: string,
  cookies: readonly string[],
): Reply => {
  const note: Note = { ...noteBase(situation), outcome: 'asked', reason }
  return {
    status: 302,
    headers: { Location: location, 'Set-Cookie': cookies, ...notCached },
    body: '',
    notes: [note],
  }
}
