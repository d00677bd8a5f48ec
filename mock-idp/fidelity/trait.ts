/**
 * What of Entra ID is imitated, as data. The fidelity page is made from these records and from the tests that
 * prove them: a test names the trait that it proves in its title, in angle brackets: `⟨authorize.no-iss⟩`.
 */

/** How sure it is that Entra does so: seen in a real response, documented by Microsoft, reported in an issue, or not verified. */
export const grades = ['captured', 'documented', 'reported', 'unverified'] as const
export type Grade = (typeof grades)[number]

/** `real`: as Entra does it. `simplified`: the same to a relying party, but for what the note says. `absent`: not there. */
export const states = ['real', 'simplified', 'absent'] as const
export type State = (typeof states)[number]

export interface Trait {
  /** `area.what`, for example `authorize.no-iss`. */
  readonly id: string
  /** What Entra does, in one sentence. */
  readonly says: string
  readonly grade: Grade
  /** Where that is known from: a page of Microsoft's documentation, a capture, an issue thread. No path of ours. */
  readonly source: string
  /** When it was seen or read, `2026-08` or `2026-08-13`, if that is known. */
  readonly date?: string
  readonly state: State
  /** Demanded of `simplified` and `absent`: what is different, and why. */
  readonly note?: string
}
