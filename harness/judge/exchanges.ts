/** Merges the browser's trace and the journal into one sequence of exchanges, redacted. Pure. */
import type { JournalEntry } from '../../mock-idp/contract.ts'
import type { Exchange } from '../../reports/run.ts'
import type { Visit } from '../browser/browser.ts'
import { slowedWords } from '../browser/slow-down.ts'
import type { StepEvidence } from '../evidence.ts'
import type { Redact } from './redact.ts'

const backChannel = new Set<JournalEntry['message']>(['discovery', 'jwks', 'token', 'userinfo'])

/** Long values that say nothing to a reader are shortened; labels stay whole. */
const shorten = (url: string): string => url.replace(/([?&#][\w.-]+=)([^&#⟨]{60})[^&#⟨]+/g, '$1$2…')

/** Why the mock answered so, with its AADSTS number where it refused. */
const why = ({ reason, code }: JournalEntry): string => (code === undefined ? reason : `${code}: ${reason}`)

const fromVisit = (
  visit: Visit,
  entries: readonly JournalEntry[],
  entraOrigin: string,
  startedAt: number,
  redact: Redact,
): Exchange => {
  const url = new URL(visit.url)
  const toEntra = url.origin === entraOrigin
  const own = toEntra
    ? entries.filter(({ path, method }) => method === visit.method && path === `${url.pathname}${url.search}`)
    : []
  const reason = [...own.map(why), ...(visit.slowed === undefined ? [] : [slowedWords(visit.slowed)])].join(
    ' ',
  )
  return {
    from: 'browser',
    to: toEntra ? 'entra' : 'product',
    method: visit.method,
    url: shorten(redact(toEntra ? `${url.pathname}${url.search}` : visit.url)),
    at: visit.startedAt - startedAt,
    tookMs: visit.tookMs,
    lies: [...new Set(own.flatMap(({ delivered }) => delivered.map(({ says }) => redact(says))))],
    ...(visit.status === undefined ? {} : { status: visit.status }),
    ...(visit.location === undefined ? {} : { location: shorten(redact(visit.location)) }),
    ...(reason === '' ? {} : { reason: redact(reason) }),
    ...(visit.trouble === undefined ? {} : { trouble: redact(visit.trouble) }),
  }
}

const fromEntry = (entry: JournalEntry, startedAt: number, redact: Redact): Exchange => ({
  from: 'product',
  to: 'entra',
  method: entry.method,
  url: shorten(redact(entry.path)),
  status: entry.status,
  at: new Date(entry.at).getTime() - startedAt,
  tookMs: entry.tookMs,
  reason: redact(why(entry)),
  lies: [...new Set(entry.delivered.map(({ says }) => redact(says)))],
})

/** The exchanges of one step, oldest first. */
export const exchangesOf = (
  { visits, journal }: StepEvidence,
  entraOrigin: string,
  startedAt: number,
  redact: Redact,
): readonly Exchange[] => {
  const front = journal.filter(({ message }) => !backChannel.has(message))
  return [
    ...visits.map((visit) => fromVisit(visit, front, entraOrigin, startedAt, redact)),
    ...journal
      .filter(({ message }) => backChannel.has(message))
      .map((entry) => fromEntry(entry, startedAt, redact)),
  ].sort((one, other) => one.at - other.at)
}
