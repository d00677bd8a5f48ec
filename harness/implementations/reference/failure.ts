/**
 * Why a sign-in at the identity provider did not count. `said` is the provider's own text: it is shown to
 * administrators, and nothing is ever decided by it, since Microsoft rewords it without notice.
 */
export type Failure =
  /** The answer belongs to no sign-in that this browser started: used, too old, or somebody else's. */
  | { readonly kind: 'unknown-transaction' }
  /** The settings were changed while somebody was at Entra. */
  | { readonly kind: 'settings-changed' }
  | { readonly kind: 'metadata-unreachable'; readonly url: string; readonly problem: string }
  | { readonly kind: 'metadata-unusable'; readonly url: string; readonly problem: string }
  | { readonly kind: 'issuer-mismatch'; readonly entered: string; readonly found: string }
  /** Somebody cancelled, declined, or was not allowed in: OAuth's `access_denied`. */
  | { readonly kind: 'denied'; readonly said?: string }
  | { readonly kind: 'sign-in-refused'; readonly error: string; readonly said?: string }
  | {
      readonly kind: 'code-refused'
      readonly error: string
      readonly codes: readonly number[]
      readonly said?: string
    }
  | { readonly kind: 'no-answer' }
  /** `claim` is the one that was wrong, where a single one was. */
  | { readonly kind: 'token-invalid'; readonly claim?: string }
  | { readonly kind: 'email-missing' }
  /** The ID token has no address, and what UserInfo answered cannot be used. */
  | { readonly kind: 'user-info-failed' }
  | { readonly kind: 'email-unverified'; readonly email: string }
  /** The organisation takes addresses of some domains only. */
  | { readonly kind: 'other-domain'; readonly email: string }
  | { readonly kind: 'other-person'; readonly named: string; readonly signedIn: string }
  /** The address is right, and it belongs to somebody else at Entra than last time. */
  | { readonly kind: 'other-subject'; readonly named: string }

/** Carries a failure to the one place that answers it. `cause` is for the log. */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure'
  readonly failure: Failure

  constructor(failure: Failure, cause?: unknown) {
    super(failure.kind, { cause })
    this.failure = failure
  }
}
