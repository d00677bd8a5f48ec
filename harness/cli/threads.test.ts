import { expect, it } from 'vitest'
import type { Selected } from '../plan/plan.ts'
import { casesOf } from '../plan/plan.ts'
import { scenario } from '../scenario.ts'
import { furtherThreads } from './threads.ts'

const one = scenario({
  id: 'area.one',
  title: 'does one thing',
  level: 'MUST',
  basis: 'product',
  phase: 'member-login',
  references: [],
  expect: 'accepted',
  failure: 'did not',
  effect: '',
  fix: '',
})
const many = (count: number): readonly Selected[] =>
  Array.from({ length: count }, () => ({ scenario: one, cases: casesOf(one) }))

it.each([
  { says: 'a replay stays in the main thread', scenarios: 1, concurrency: 4, processors: 8, threads: 0 },
  { says: 'nothing at all', scenarios: 0, concurrency: 4, processors: 8, threads: 0 },
  { says: 'a catalogue takes every processor', scenarios: 460, concurrency: 8, processors: 8, threads: 7 },
  { says: 'no more than were asked for', scenarios: 460, concurrency: 2, processors: 8, threads: 1 },
  { says: 'one at a time is one thread', scenarios: 460, concurrency: 1, processors: 8, threads: 0 },
  { says: 'one processor', scenarios: 460, concurrency: 4, processors: 1, threads: 0 },
  { says: 'no thread without its share of work', scenarios: 100, concurrency: 8, processors: 8, threads: 2 },
])('$says', ({ scenarios, concurrency, processors, threads }) => {
  expect(furtherThreads(many(scenarios), concurrency, processors)).toBe(threads)
})
