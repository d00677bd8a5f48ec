import type { JournalEntry } from '../../../../mock-idp/index.ts'
import type { World } from '../test-world.ts'

/** Finds out whether the forbidden thing happens. For the tests of the flaws. */
export type Misdeed = (world: World) => Promise<boolean>

/** Whether the requests of two honest logins of mia show it. */
export const inRequests =
  (
    message: JournalEntry['message'],
    shows: (requests: readonly JournalEntry['parameters'][], entries: readonly JournalEntry[]) => boolean,
  ): Misdeed =>
  async ({ connect, browser, sso, acme }) => {
    await connect(acme, 'ada')
    const before = acme.tenant.journal.entries(message).length
    const mia = await browser('mia')
    await sso(mia, acme, 'mia')
    await sso(mia, acme, 'mia')
    const entries = acme.tenant.journal.entries(message).slice(before)
    return shows(
      entries.map(({ parameters }) => parameters),
      entries,
    )
  }
