/**
 * The vocabulary in which a scenario is written. A scenario is data: it can be listed, linted, shown in a
 * report and judged in a unit test. It has no functions and no control flow; when a scenario seems to need
 * code, this vocabulary lacks a word. The words are in vocabulary/, a file for each part of speech; everybody
 * imports them from here.
 */
import type { Fault } from '../mock-idp/faults/fault.ts'
import type { AnswerExpectation } from './vocabulary/answers.ts'
import type { Capability, Environment } from './vocabulary/capabilities.ts'
import type { JournalExpectation } from './vocabulary/journal.ts'
import type { Step } from './vocabulary/steps.ts'
import type { World } from './vocabulary/world.ts'

export * from './vocabulary/answers.ts'
export * from './vocabulary/browser-steps.ts'
export * from './vocabulary/capabilities.ts'
export * from './vocabulary/content-steps.ts'
export * from './vocabulary/expectations.ts'
export * from './vocabulary/journal.ts'
export * from './vocabulary/organisation.ts'
export * from './vocabulary/outside-steps.ts'
export * from './vocabulary/settings-steps.ts'
export * from './vocabulary/steps.ts'
export * from './vocabulary/world.ts'

export const levels = ['MUST', 'SHOULD', 'MAY'] as const
export type Level = (typeof levels)[number]

/** Who demands it: OpenID or OAuth text, RFC 9700, OWASP ASVS 5.0, Microsoft's documentation, the reference design, or a public incident. */
export const bases = ['spec', 'bcp', 'asvs', 'entra', 'product', 'field'] as const
export type Basis = (typeof bases)[number]

export const phases = ['setup', 'test', 'enable', 'member-login', 'lifecycle', 'logout'] as const
export type Phase = (typeof phases)[number]

/** What differs in a variant of a scenario; what is not named is the scenario's own. Each variant runs and is judged on its own. */
export interface Variant {
  readonly faults?: readonly Fault[]
  readonly world?: World
  readonly steps?: readonly Step[]
  readonly journal?: readonly JournalExpectation[]
}

export interface Scenario {
  /** `area.what-is-wrong`: a slug, never a number, never reused. */
  readonly id: `${string}.${string}`
  /** What the implementation does, in the present tense, without must or should. */
  readonly title: string
  readonly level: Level
  readonly basis: Basis
  readonly phase: Phase
  /** Keys of the table in scenarios/references.ts with the clause, for example `OIDC Core 3.1.3.7 (3)`. */
  readonly references: readonly string[]
  readonly needs?: readonly Capability[]
  readonly environment?: Environment
  readonly world?: World
  /**
   * The lies. With `expect` and no `steps` the phase's default steps are used: honest, under the faults,
   * honest again.
   */
  readonly faults?: readonly Fault[]
  /**
   * Lies that go with them, so that nothing makes those good: an address in UserInfo for the one that the ID
   * token left out. They need not reach the product.
   */
  readonly besides?: readonly Fault[]
  /**
   * The steps that are judged, when the phase's default does not fit. The harness puts the honest
   * arrangement before them, and honest logins around them where `controls` says so.
   */
  readonly steps?: readonly Step[]
  /**
   * `around` (the default wherever there is a lie or something has to be refused): honest steps around the
   * judged ones show that a refusal is about the lie. `within`: the judged steps hold their own counterpart.
   */
  readonly controls?: 'around' | 'within'
  /** How far the honest arrangement goes before the first judged step. Default: what the phase needs. */
  readonly arrange?: 'nothing' | 'saved' | 'green' | 'enabled'
  /** The AADSTS number or `cancelled` that the journal has to show for a refusal by Entra to count as delivered. */
  readonly delivered?: string
  /** Required without `steps`: whether the product accepts what Entra sends. */
  readonly expect?: 'accepted' | 'refused'
  readonly journal?: readonly JournalExpectation[]
  readonly answers?: readonly AnswerExpectation[]
  readonly variants?: Readonly<Record<string, Variant>>
  /** Completes "Your product …" when it fails, in the past tense: "signed {who} in with an ID token that …". */
  readonly failure: string
  /** What follows from the mistake. At most 200 characters. */
  readonly effect: string
  /** What to change, for an engineer who has never read the specification. At most 240 characters. */
  readonly fix: string
}

/** Checks a scenario's shape at compile time and returns it unchanged. */
export const scenario = (data: Scenario): Scenario => data
