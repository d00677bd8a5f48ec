/** The latest time that has a name: 9999-12-31T23:59:59.999Z. */
const latest = 253_402_300_799_999

/**
 * A time as .NET writes it: `2026-08-13T21:24:29.0000000Z`. Times that no calendar has are the nearest that one has.
 * @param milliseconds since the epoch
 */
export const iso7 = (milliseconds: number): string =>
  new Date(Math.max(0, Math.min(milliseconds, latest))).toISOString().replace('Z', '0000Z')
