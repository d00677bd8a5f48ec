/**
 * The relying-party modules of the OpenID Foundation's conformance suite (version 5.2.4) beside the scenarios
 * that cover them. A module is named without its prefix `oidcc-client-test-`.
 */

/** How a module comes to its verdict. */
export const oidfVerdicts = {
  forward: 'passes when the product sends the next expected request; what the product shows is not looked at',
  silence: 'passes when nothing forbidden comes within five seconds',
  blind: 'ends before the product decides, so that its verdict cannot depend on the decision',
  either: 'takes both outcomes',
  answer: 'asserts what the product answers',
  human: 'asks a person to look',
} as const
export type OidfVerdict = keyof typeof oidfVerdicts

export interface OidfModule {
  readonly module: string
  /** What the suite's provider does, and what it wants to see. */
  readonly does: string
  readonly verdict: OidfVerdict
  /** Scenarios that cover it. */
  readonly scenarios: readonly string[]
  /** What they see that the module does not; or, without scenarios, why there are none. */
  readonly says: string
}

/** A row of the cross-walk. */
export const module = (
  name: string,
  does: string,
  verdict: OidfVerdict,
  scenarios: readonly string[],
  says: string,
): OidfModule => ({ module: name, does, verdict, scenarios, says })
