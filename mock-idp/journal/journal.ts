import type { Journal, JournalEntry, TenantJournal } from '../contract.ts'

export interface RecordingJournal extends Journal {
  record(entry: Omit<JournalEntry, 'seq'>): JournalEntry
}

/** @param limit how many entries are kept; the oldest are dropped. */
export const createJournal = (limit = 20_000): RecordingJournal => {
  let kept: JournalEntry[] = []
  let last = 0
  const waiting = new Set<() => void>()
  const after = (since: number): readonly JournalEntry[] => {
    const first = kept[0]?.seq ?? last + 1
    return since < first ? kept : kept.slice(since - first + 1)
  }
  return {
    record: (draft) => {
      last += 1
      const entry: JournalEntry = { seq: last, ...draft }
      kept.push(entry)
      if (kept.length > limit + Math.ceil(limit / 10)) kept = kept.slice(-limit)
      for (const wake of waiting) wake()
      return entry
    },
    entries: ({ since = 0, tenant, message } = {}) =>
      after(since)
        .slice(-limit)
        .filter(
          (entry) =>
            (tenant === undefined || entry.tenant === tenant) &&
            (message === undefined || entry.message === message),
        ),
    get last() {
      return last
    },
    wait: (since, milliseconds) => {
      const { promise, resolve } = Promise.withResolvers<readonly JournalEntry[]>()
      const done = (): void => {
        clearTimeout(timer)
        waiting.delete(done)
        resolve(after(since))
      }
      const timer = setTimeout(done, milliseconds).unref()
      if (last > since) done()
      else waiting.add(done)
      return promise
    },
    clear: () => {
      kept = []
    },
  }
}

export const tenantJournal = (journal: Journal, tenant: string): TenantJournal => {
  const entries: TenantJournal['entries'] = (message) =>
    journal.entries(message === undefined ? { tenant } : { tenant, message })
  return { entries, last: (message) => entries(message).at(-1) }
}
