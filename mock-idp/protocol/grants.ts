import type { Clock } from '../directory/clock.ts'
import type { Version } from '../minting/version.ts'
import type { Progress } from './sign-in/progress.ts'

/** What one sign-in granted to one application. */
export interface Grant {
  readonly clientId: string
  /** The engine's name for the person: tenant and object ID. */
  readonly accountId: string
  readonly scope: string
  /** The parameter `resource` of a v1.0 request. */
  readonly resource: string | undefined
  readonly version: Version
  readonly nonce: string | undefined
  readonly sid: string
  /** How the person proved themselves, for example `pwd`, `mfa`. */
  readonly amr: readonly string[]
  /** Authentication contexts that the sign-in satisfied, such as `c1`. */
  readonly acrs?: readonly string[]
  /** Client capabilities that the request declared, such as `cp1`. */
  readonly capabilities?: readonly string[]
  /** Seconds since the epoch, by the clock of the person's tenant. */
  readonly authenticatedAt: number
  /** First segment of the path at which it was granted. */
  readonly segment: string
}

export interface CodeGrant extends Grant {
  readonly redirectUri: string
  readonly challenge: { readonly value: string; readonly method: string } | undefined
  /** Milliseconds since the epoch, by the clock of the person's tenant. */
  readonly issuedAt: number
  redeemed: boolean
}

export interface RefreshGrant extends Grant {
  /** Of the login; undefined when there was none. */
  readonly redirectUri: string | undefined
  /** Milliseconds since the epoch, by the clock of the person's tenant: when the person granted it first. */
  readonly grantedAt: number
  /** The password then: a change ends the grant. */
  readonly password?: string | undefined
  /** Milliseconds since the epoch, by the clock of the person's tenant. */
  usedAt: number
}

/** A device that waits for somebody to sign in elsewhere (RFC 8628). */
export interface DeviceGrant {
  readonly userCode: string
  readonly clientId: string
  readonly scope: string
  /** The parameter `resource` of a v1.0 request. */
  readonly resource: string | undefined
  readonly version: Version
  /** First segment of the path at which it was asked for. */
  readonly segment: string
  /** Of the authority: ends the codes. */
  readonly clock: Clock
  /** Milliseconds since the epoch, by that clock. */
  readonly expires: number
  state:
    | { readonly kind: 'pending' }
    | { readonly kind: 'declined'; readonly reason: string }
    /** `code` is the authorization code that the sign-in ended in; nobody ever sees it. */
    | { readonly kind: 'approved'; readonly code: string }
}

/** A map that forgets its oldest entries beyond `limit`. */
export interface Register<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

export const createRegister = <Value>(limit: number): Register<Value> => {
  const entries = new Map<string, Value>()
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      entries.set(key, value)
      if (entries.size <= limit) return
      for (const oldest of entries.keys()) {
        entries.delete(oldest)
        return
      }
    },
  }
}

/** Outward codes and refresh tokens, and what stands behind each. */
export interface Grants {
  /** Client IDs that were signed in to in each session, by `sid`: they are told when it ends. */
  readonly sessions: Register<ReadonlySet<string>>
  /** Sign-ins on their way, by the engine's name of the interaction. */
  readonly signIns: Register<Progress>
  /** How the person of each session proved themselves (`pwd`, `mfa`), by `sid`. */
  readonly proofs: Register<readonly string[]>
  readonly codes: Register<CodeGrant>
  readonly refreshTokens: Register<RefreshGrant>
  /** By device code. */
  readonly devices: Register<DeviceGrant>
  /** Device codes by user code. */
  readonly userCodes: Register<string>
}

export const createGrants = (): Grants => ({
  sessions: createRegister(20_000),
  signIns: createRegister(5_000),
  proofs: createRegister(20_000),
  codes: createRegister(20_000),
  refreshTokens: createRegister(20_000),
  devices: createRegister(20_000),
  userCodes: createRegister(20_000),
})
