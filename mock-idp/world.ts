import type { Directory } from './directory/directory.ts'
import type { Engines } from './engine/engines.ts'
import type { RecordingJournal } from './journal/journal.ts'
import type { Grants } from './protocol/grants.ts'
import type { Seed } from './seed.ts'
import type { Hosts } from './server/urls.ts'

/** Everything that one mock holds. Handlers get it, and nothing of it is global. */
export interface World extends Hosts {
  readonly seed: Seed
  readonly directory: Directory
  readonly journal: RecordingJournal
  readonly grants: Grants
  readonly engines: Engines
  /** Counts up; makes labels for the seed unique. */
  readonly serial: () => number
}
