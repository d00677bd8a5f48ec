/** What can be typed after `greencheck list`. */
import type { FlagTable } from './flags.ts'

/** What can be listed; scenarios when nothing is named. None has the name of an area of the catalogue. */
export const listSubjects = ['scenarios', 'capabilities', 'implementations', 'flaws', 'variants'] as const
export type ListSubject = (typeof listSubjects)[number]

/** Another word for a subject: a driver at hand is an implementation. */
const synonyms: Readonly<Record<string, ListSubject>> = { drivers: 'implementations' }

/** The subject that a word names. Pure. */
export const subjectOf = (word: string | undefined): ListSubject | undefined =>
  listSubjects.find((subject) => subject === word) ?? (word === undefined ? undefined : synonyms[word])

export const listFlags = {
  json: { type: 'boolean', says: 'as JSON, for programs' },
  help: { type: 'boolean', says: 'print this' },
} as const satisfies FlagTable
