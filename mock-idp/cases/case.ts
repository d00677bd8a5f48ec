import type { EntraConfig } from '../contract.ts'

/** What is pasted into the product in the place of the usual value. */
export interface Paste {
  readonly issuer?: string
  readonly metadataUrl?: string
  readonly clientSecret?: string
}

/**
 * One failure that relying parties have in the field, and the state of the mock in which it happens.
 * Texts may have placeholders in double braces, such as `{{origin}}`, `{{tenantId}}` or `{{clientId}}`
 * (see `fill.ts`); single braces are Entra's own.
 */
export interface Case {
  /** Kebab-case; the name of its file. */
  readonly name: string
  /** Which of the top 25 failures it is; undefined for further ones. */
  readonly failure?: number
  /** What goes wrong, as the end of a sentence: "… : the secret you paste expired yesterday". */
  readonly title: string
  /** The AADSTS number that is seen, if one is. */
  readonly code?: number
  /** The state that reproduces it. Its first tenant's first application is the product under test. */
  readonly config: EntraConfig
  /** What to paste, where it is not the honest value. */
  readonly paste?: Paste
  /** How a redirect URI that is named on the command line is registered. Default: as it is, platform "Web". */
  readonly registers?: 'https' | 'spa'
  /** What to do in the product to see it, one or two sentences. */
  readonly seeIt: string
  /** A command that `seeIt` speaks of, on a line of its own so that it can be copied. */
  readonly command?: string
  /** What one sees then. */
  readonly symptom: string
  /** What customers do about it. */
  readonly remedy: string
  /** Threads where people met it, `owner/repository#number`, or documentation. */
  readonly evidence: readonly string[]
}
