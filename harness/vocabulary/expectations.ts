/** What a step, the journal and the product's answers have to show. */

/**
 * What the settings say afterwards. `mismatch-noticed`: the administrator is still who she was, and the
 * settings are not green or name the other address with which somebody signed in at Entra.
 */
export type StatusExpectation = 'green' | 'not-green' | 'enabled' | 'not-enabled' | 'mismatch-noticed'
/**
 * `in`: as the expected person, by way of Entra. `out`: the private content stays closed and nobody else is
 * signed in. `in-if-green`: in when the settings were green, so that green never lies. `not-by-entra`: what
 * happened at Entra opened nothing (where SSO could not be enabled, the product's own login may).
 * `in-or-out`: the product may choose, as long as nobody else is signed in and nothing crashes.
 */
export type LoginExpectation = 'in' | 'out' | 'in-if-green' | 'not-by-entra' | 'in-or-out'
/**
 * `hidden-if-enabled`: hidden while the settings say that SSO is enabled, so that "enabled" never lies.
 * Of several requests `shown` is about each, `hidden` too. `refused-by-status`: hidden, and by a status of
 * 401, 403 or 404 of the product itself, as programs want it.
 */
export type LookExpectation = 'shown' | 'hidden' | 'hidden-if-enabled' | 'refused-by-status'
/** Whether each request that changes private content did so, or none of them. */
export type WriteExpectation = 'written' | 'not-written'

/** Everything that the step names is in the audit trail, with who did it and when. */
export type AuditExpectation = 'recorded'

/** Whether the product took a logout token (200 or 204) or turned it down (a status of 400 or more). */
export type LogoutTokenExpectation = 'taken' | 'turned-down'

/** Expectations that are met when the product refuses: by themselves they would be met by a product that refuses everything. */
export const refusals: ReadonlySet<
  | StatusExpectation
  | LoginExpectation
  | LookExpectation
  | WriteExpectation
  | AuditExpectation
  | LogoutTokenExpectation
> = new Set([
  'mismatch-noticed',
  'not-green',
  'not-enabled',
  'out',
  'hidden',
  'hidden-if-enabled',
  'refused-by-status',
  'not-written',
  'turned-down',
  'in-if-green',
  'not-by-entra',
  'in-or-out',
])
