/**
 * The vocabulary of lies that the mock Entra can tell. A fault is plain data: it survives JSON, a seed
 * file, the control API, a replay command and a report. `says` completes "The mock Entra sent …" and is
 * quoted verbatim in the diagnosis.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json }

/** A message of the protocol at which a lie can be told. */
export const faultPoints = [
  'discovery',
  'jwks',
  'authorization-response',
  'token-response',
  'id-token',
  'access-token',
  /** A logout token for back-channel logout, which Entra does not have: minted only when somebody asks the mock. */
  'logout-token',
  'device-code',
  'userinfo',
  /** Front-channel logout: what the browser sends to the logout URL of an application. */
  'logout',
] as const
export type FaultPoint = (typeof faultPoints)[number]

/** A JSON Web Token: changed before or after it is signed. */
export const tokenPoints = ['id-token', 'access-token', 'logout-token'] as const
export type TokenPoint = (typeof tokenPoints)[number]

/** A message with members, which is sent over HTTP. */
export type MessagePoint = Exclude<FaultPoint, TokenPoint>

/**
 * What a fault puts in the place of the honest value. Besides plain JSON there are values that only the
 * mock can know: a time relative to the tenant's clock, another tenant's issuer, or a change of the
 * honest value itself.
 */
export type FaultValue =
  | Json
  /** Seconds since the epoch by the tenant's clock, moved by a duration such as `-15m`. */
  | { readonly $now: string }
  /** The v2.0 issuer that the mock would use for the tenant with this GUID. */
  | { readonly $issuerOf: string }
  /** The honest value, changed. */
  | { readonly $honest: HonestChange }
  /** The honest value as a text, lengthened or cut to so many characters. */
  | { readonly $length: number }
  /** A key of the mock's that no honest key set has, as a member of a key set. */
  | { readonly $key: UnpublishedKey }

/** `weak`: RSA with 1024 bits; `foreign`: the one that signs as `unknown-key`. */
export const unpublishedKeys = ['foreign', 'weak'] as const
export type UnpublishedKey = (typeof unpublishedKeys)[number]

export const honestChanges = [
  'altered',
  'as-flattened-jws',
  'as-general-jws',
  'as-text',
  'doubled',
  'empty',
  'in-array',
  'lower-case',
  'nested-deeply',
  'reversed',
  'upper-case',
  'with-many-dots',
  'with-trailing-slash',
  'with-trailing-space',
] as const
export type HonestChange = (typeof honestChanges)[number]

/** How an ID token can be signed wrongly. */
export const signingLies = [
  /** By a key that is in no key set; the header names a `kid` that is not published. */
  'unknown-key',
  /** By a key that is in no key set, under a `kid` that is published. */
  'unknown-key-known-kid',
  /** By a key of its own that travels in the `jwk` header. */
  'embedded-key',
  /** `alg` says there is no signature, and there is none. */
  'nobody',
  /** `alg` says RS256 and the signature segment is empty. */
  'empty-signature',
  /** HS256, keyed with the PEM text of the published RSA public key. */
  'public-key-as-hmac-secret',
  /** HS256, keyed with the client secret. */
  'client-secret',
  /** HS256, keyed with a text that everybody can guess. */
  'guessable-secret',
  /** Rightly, by the right key, with another algorithm (PS256, or what `alg` says). */
  'other-algorithm',
  /** By a key that is in no key set, whose certificate travels in the `x5c` header under a published `x5t`. */
  'certificate-in-header',
  /** By a key of 1024 bits, which `$key: weak` puts into the key set. */
  'weak-key',
  /** By the key that was withdrawn last. Without one the token stays honest. */
  'withdrawn-key',
  /** By the key of another identity provider, which signs with another key set, under its own `kid`. */
  'other-provider',
  /** By the same key, under the `kid` of the key that signs here. */
  'other-provider-known-kid',
  /** Rightly, and then encrypted for the application, with a key made of its client secret. */
  'encrypted',
  /** Encrypted in the same way, with a token inside that nobody signed. */
  'encrypted-unsigned',
] as const
export type SigningLie = (typeof signingLies)[number]

/** A rule of the authorization server that the mock can forget, so that only the relying party's own rule protects. */
export const forgettableRules = ['single-use-code', 'pkce', 'redirect-uri'] as const
export type ForgettableRule = (typeof forgettableRules)[number]

/** Narrows a fault within its tenant. Without a scope it holds for every message of its kind. */
export interface FaultScope {
  /** Client ID of the only application that is lied to. */
  readonly application?: string
  /** Object ID of the only person about whom is lied. */
  readonly person?: string
  /** Lie only at this occurrence of the message since the fault was set; 1 is the first. */
  readonly nth?: number
  /** Lie at so many occurrences, from the first (or from `nth`) on. */
  readonly times?: number
  /** Lie until this time (ISO 8601), by the tenant's clock. */
  readonly until?: string
}

interface Said {
  readonly says: string
  readonly scope?: FaultScope
}

/** Sets or drops one member of a JSON message or of a redirect's parameters. `member` is a path such as `keys.0.kid`. */
export type MemberFault = Said & {
  readonly at: MessagePoint
  readonly do: 'set' | 'drop'
  readonly member: string
  readonly value?: FaultValue
}

/** Sets or drops one claim or header member before the token is signed, so that the signature stays right. */
export type TokenMemberFault = Said & {
  readonly at: TokenPoint
  readonly do: 'set' | 'drop'
  readonly part: 'claims' | 'header'
  readonly member: string
  readonly value?: FaultValue
}

/** Signs the token wrongly. `alg` replaces the header's `alg` (the spellings of "none"). */
export type SigningFault = Said & {
  readonly at: TokenPoint
  readonly do: 'sign'
  readonly with: SigningLie
  readonly alg?: string
  /** What `guessable-secret` is keyed with; may be empty. */
  readonly secret?: string
}

/** Sends a claim or header member twice in one token: first the honest value, then another one. */
export type RepeatFault = Said & {
  readonly at: TokenPoint
  readonly do: 'repeat'
  readonly part: 'claims' | 'header'
  readonly member: string
  readonly value: FaultValue
}

/** Changes a claim after signing and keeps the signature. */
export type TamperFault = Said & {
  readonly at: TokenPoint
  readonly do: 'tamper'
  readonly member: string
  readonly value: FaultValue
}

/** Serves the ID token that the same person and application got last time. */
export type ReplayFault = Said & { readonly at: 'id-token'; readonly do: 'replay' }

/** Answers something else than the message: another status, body or content type. */
export type AnswerFault = Said & {
  readonly at: MessagePoint
  readonly do: 'answer'
  readonly status: number
  readonly contentType?: string
  readonly body: Json
}

export const redirectStatuses = [301, 302, 303, 307, 308] as const

/** Answers with a redirect to somewhere else. Default status 302. */
export type RedirectFault = Said & {
  readonly at: MessagePoint
  readonly do: 'redirect'
  readonly location: string
  readonly status?: (typeof redirectStatuses)[number]
}

export const textEncodings = ['utf-8', 'utf-16le', 'latin1'] as const

/** Sends the message under another content type; `encoding` is how its bytes are really written. */
export type ContentTypeFault = Said & {
  readonly at: MessagePoint
  readonly do: 'content-type'
  readonly contentType: string
  readonly encoding?: (typeof textEncodings)[number]
}

export const refusalForms = ['redirect', 'page'] as const

/** Refuses in the place of the honest answer, in Entra's own words for this AADSTS number. */
export type RefusalFault = Said & {
  readonly at: 'authorization-response' | 'token-response' | 'device-code'
  readonly do: 'refuse'
  /** An AADSTS number of the catalogue, for example 7000222. */
  readonly code: number
  /** At the authorization response: to the redirect URI (the default), or on a page that the relying party never hears of. */
  readonly as?: (typeof refusalForms)[number]
}

export const compressions = ['gzip'] as const

/** Misbehaves below HTTP, is slow, or far too long. */
export type TransportFault = Said & {
  readonly at: MessagePoint
  readonly do: 'delay' | 'reset' | 'truncate' | 'oversize'
  /** Length of a delay. */
  readonly milliseconds?: number
  /** Length of an oversized body: what is missing is filled with white space. */
  readonly bytes?: number
  /** An oversized body is sent so: a few kilobytes that become very many. */
  readonly compressed?: (typeof compressions)[number]
}

/** Tells an application nothing when the person signs out, or tells somebody else. */
export type LogoutFault = Said & {
  readonly at: 'logout'
  readonly do: 'omit' | 'divert'
  /** Where a diverted message goes. */
  readonly location?: string
}

/** Forgets a rule that the authorization server keeps. */
export type ForgetFault = Said & {
  readonly at: 'token-response'
  readonly do: 'forget'
  readonly rule: ForgettableRule
}

export type Fault =
  | MemberFault
  | TokenMemberFault
  | RepeatFault
  | SigningFault
  | TamperFault
  | ReplayFault
  | AnswerFault
  | RedirectFault
  | ContentTypeFault
  | RefusalFault
  | TransportFault
  | LogoutFault
  | ForgetFault

export * from './lies.ts'
