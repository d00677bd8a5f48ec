import type { Operation } from './operation.ts'
import { applications } from './operations/applications.ts'
import { config } from './operations/config.ts'
import { credentials } from './operations/credentials.ts'
import { journal } from './operations/journal.ts'
import { liesAndTime } from './operations/lies-and-time.ts'
import { people } from './operations/people.ts'
import { tenants } from './operations/tenants.ts'

/** Everything that the control API can do. */
export const operations: readonly Operation[] = [
  ...config,
  ...tenants,
  ...applications,
  ...credentials,
  ...people,
  ...liesAndTime,
  ...journal,
]
