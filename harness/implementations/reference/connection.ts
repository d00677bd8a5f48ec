import type { Connection, ConnectionValues, TestResult } from './store.ts'

/** Whether these are other values, so that what a test said about the old ones says nothing any more. */
export const differs = (before: ConnectionValues, after: ConnectionValues): boolean =>
  before.issuer !== after.issuer ||
  before.clientId !== after.clientId ||
  before.clientSecret !== after.clientSecret

/** The green check mark: the last finished test was about exactly these values, and passed. Derived, never stored. */
export const isGreen = ({ lastTest, revision }: Connection): boolean =>
  lastTest?.outcome === 'passed' && lastTest.revision === revision

/** SSO can be enabled only with values that are known to let people in. */
export const mayEnable = (connection: Connection): boolean => isGreen(connection)

/** Deleting is no way to disable: while SSO is enabled, somebody would open the content by it without saying so. */
export const mayDelete = ({ enabled }: Connection): boolean => !enabled

/** What the settings form shows of the stored secret: nothing, not even its length. */
export const shownSecret = (_connection: Connection): string => ''

/**
 * The secret that is stored. A blank field keeps the one that is there, but only for the same issuer and client
 * ID: otherwise whoever can edit the settings could have the secret sent to a server of theirs. Undefined
 * when it has to be entered.
 */
export const secretToStore = (
  typed: string,
  current: ConnectionValues | undefined,
  next: Pick<ConnectionValues, 'issuer' | 'clientId'>,
): string | undefined => {
  if (typed !== '') return typed
  return current?.issuer === next.issuer && current.clientId === next.clientId
    ? current.clientSecret
    : undefined
}

/** A query of the document's address leads to another document of the same issuer. */
const queryOf = ({ metadataUrl }: { readonly metadataUrl: string }): string => new URL(metadataUrl).search

/**
 * Stores what an administrator entered. Other values are another revision, which starts without a test. SSO
 * stays enabled meanwhile: members keep being asked, and are kept out if the new values are wrong.
 */
export const withValues = (
  current: Connection | undefined,
  values: ConnectionValues & { readonly metadataUrl: string },
  isOther: typeof differs,
): Connection => {
  if (current === undefined) return { ...values, revision: 1, enabled: false }
  return {
    ...current,
    ...values,
    revision:
      isOther(current, values) || queryOf(current) !== queryOf(values)
        ? current.revision + 1
        : current.revision,
  }
}

/** Takes down how a test ended, unless the values have been changed since it began. */
export const withTest = (current: Connection | undefined, result: TestResult): Connection | undefined =>
  current?.revision === result.revision ? { ...current, lastTest: result } : current
