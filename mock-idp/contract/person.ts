/** People, and what about them decides how a sign-in ends. */
import type { Json } from '../faults/fault.ts'

/** `guest`: invited from elsewhere. `personal`: a Microsoft account; lives in the consumers tenant. */
export const personKinds = ['member', 'guest', 'personal'] as const
export type PersonKind = (typeof personKinds)[number]

export interface PersonOptions {
  /** Of a guest: the name that they sign in with at home; the directory's own name gets `#EXT#`. */
  readonly userPrincipalName: string
  readonly kind?: PersonKind
  /**
   * Of a guest: who signs them in, as the claim `idp` says it: `live.com`, `google.com`, `mail`, or the
   * domain or GUID of another tenant of the mock. Default: the tenant that has their domain, or `mail`.
   */
  readonly identityProvider?: string
  /** The directory's `mail`; null is a person without a mailbox. Default: the user principal name. */
  readonly mail?: string | null
  readonly displayName?: string
  /** null: the directory does not know it, as of many guests. */
  readonly givenName?: string | null
  readonly familyName?: string | null
  /** Object ID, a GUID. Default: derived from the seed. */
  readonly id?: string
  /** Groups by display name or object ID; a number makes so many groups of one's own (for overage). */
  readonly groups?: readonly string[] | number
  /** Directory roles: template GUIDs, as the claim `wids` lists them. */
  readonly directoryRoles?: readonly string[]
  readonly enabled?: boolean
  /** With a password the page asks for it; without one, whoever picks the account is that person. */
  readonly password?: string
  readonly passwordExpired?: boolean
  /** Locked after too many wrong passwords (AADSTS50053). */
  readonly locked?: boolean
  /** Whether they can pass multifactor authentication, or have to enrol first (AADSTS50072, 50079). */
  readonly mfa?: 'registered' | 'not-registered'
  readonly device?: 'none' | 'registered' | 'compliant' | 'joined'
  /** Risk that identity protection sees (AADSTS53011 when high). */
  readonly risk?: 'none' | 'high'
  /** Global administrators consent for everybody and need no assignment. */
  readonly administrator?: boolean
  /** Values of optional claims such as `ctry`, `verified_primary_email`, `extension_…`; sent only if the application asks for them. */
  readonly attributes?: Readonly<Record<string, Json>>
}

export interface Person {
  readonly id: string
  /** The directory's own name: of a guest `mia_fabrikam.example#EXT#@contoso.example`. */
  readonly userPrincipalName: string
  /** What they type when they sign in. */
  readonly signInName: string
  readonly kind: PersonKind
  /** Claim `idp`; undefined for members. */
  readonly identityProvider: string | undefined
  readonly mail: string | null
  readonly displayName: string
  readonly givenName: string | null
  readonly familyName: string | null
  /** Object IDs of their groups, without the nested ones. */
  readonly groups: readonly string[]
  readonly directoryRoles: readonly string[]
  readonly enabled: boolean
  readonly password: string | undefined
  readonly passwordExpired: boolean
  readonly locked: boolean
  readonly mfa: 'registered' | 'not-registered'
  readonly device: 'none' | 'registered' | 'compliant' | 'joined'
  readonly risk: 'none' | 'high'
  readonly administrator: boolean
  readonly attributes: Readonly<Record<string, Json>>
}
