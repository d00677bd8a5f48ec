/** What was seen of a scenario: the browser's trace, the journal of the mock Entra and the driver's answers. */
import type { JournalEntry } from '../mock-idp/contract.ts'
import type { Visit } from './browser/browser.ts'
import type { PlannedStep } from './plan/plan.ts'

/** The product crashed (5xx, reset, hang): never a refusal, always reported. */
interface MayCrash {
  readonly crash?: string
}

export type Seen =
  /** What of the expected events is not in the audit trail. */
  | { readonly kind: 'audit'; readonly missing: readonly string[] }
  /** What the settings said after a save, a test, an enable or a disable. */
  | ({
      readonly kind: 'status'
      readonly green: boolean
      readonly enabled: boolean
      readonly message?: string
      /** Why the driver or the product refused the step itself. */
      readonly refused?: string
      /** Address on which the administrator's browser ended; undefined when no browser was needed. */
      readonly endedAt?: string
      /** Whom the product believes to be in the administrator's browser, and who signed in at Entra, where that matters. */
      readonly mismatch?: { readonly same: boolean; readonly named: boolean }
    } & MayCrash)
  /** Who the browser was for the product before (where that matters) and after, and whether it was shown the private content. */
  | ({
      readonly kind: 'login'
      readonly before: string | null
      readonly after: string | null
      readonly canary: boolean
      /** The mock Entra answered an authorization and a token request during the step. */
      readonly viaEntra: boolean
      /** Stopped before the callback, as the step asked. */
      readonly held: boolean
      readonly wantedBy: string
      /** In the product, where the step says what they have to be. */
      readonly role?: string
      readonly resourceGroups?: readonly string[]
      /** Address on which the browser ended. */
      readonly endedAt?: string
      /** Number of the last journal entry before the harness looked who is in, which may begin another login. */
      readonly lastEntry?: number
      /** Address to which the step asked to return, as the browser would read it. */
      readonly askedFor?: string
    } & MayCrash)
  | ({
      readonly kind: 'look'
      readonly shown: boolean
      readonly status: number
      /** Each of several requests that the step tried. */
      readonly by?: readonly { readonly name: string; readonly shown: boolean; readonly status: number }[]
    } & MayCrash)
  /** Names of the requests after which the private page showed what they had written, and of the others. */
  | ({
      readonly kind: 'write'
      readonly written: readonly string[]
      readonly notWritten: readonly string[]
    } & MayCrash)
  /** The settings were saved, and nobody looked what they say then. */
  | ({ readonly kind: 'saved'; readonly refused?: string } & MayCrash)
  /** How a logout token was answered. */
  | ({ readonly kind: 'posted'; readonly status: number } & MayCrash)
  /** A step that only changes the world. */
  | ({
      readonly kind: 'done'
      /** Address on which the browser ended, where one was needed. */
      readonly endedAt?: string
    } & MayCrash)
  /** The step could not be carried out, for a reason that is not the product's answer to SSO. */
  | {
      readonly kind: 'trouble'
      readonly what: string
      /** What the product said when it did not start. */
      readonly lines?: readonly string[]
    }

export interface StepEvidence {
  readonly planned: PlannedStep
  readonly seen: Seen
  readonly visits: readonly Visit[]
  readonly journal: readonly JournalEntry[]
}

export interface Evidence {
  readonly steps: readonly StepEvidence[]
  /** Addresses of the product's answers that contained a client secret or a telling part of it. */
  readonly leaks: readonly string[]
  /** Addresses that a browser was sent to and that contained a client secret or a telling part of it. */
  readonly sentByBrowser: readonly string[]
  /** Requests that came to the canary server. */
  readonly canaryHits: readonly string[]
  /** Where script ran that somebody had planted. Only a browser that runs scripts can tell. */
  readonly scriptsRun: readonly string[]
  /** Address of the settings page, when the product has one. */
  readonly settingsUrl: string | undefined
  /** The redirect URI of each organisation, as the driver read it from the settings page. */
  readonly redirectUris: readonly string[]
  /** The private canary of each organisation. */
  readonly privateTexts: readonly string[]
}
