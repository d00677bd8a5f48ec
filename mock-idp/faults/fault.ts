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
  'userinfo',
] as const
export type FaultPoint = (typeof faultPoints)[number]

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

export const honestChanges = [
  'altered',
  'in-array',
  'upper-case',
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
}

interface Said {
  readonly says: string
  readonly scope?: FaultScope
}

/** Sets or drops one member of a JSON message or of a redirect's parameters. `member` is a path such as `keys.0.kid`. */
export type MemberFault = Said & {
  readonly at: Exclude<FaultPoint, 'id-token'>
  readonly do: 'set' | 'drop'
  readonly member: string
  readonly value?: FaultValue
}

/** Sets or drops one claim or header member before the token is signed, so that the signature stays right. */
export type TokenMemberFault = Said & {
  readonly at: 'id-token'
  readonly do: 'set' | 'drop'
  readonly part: 'claims' | 'header'
  readonly member: string
  readonly value?: FaultValue
}

/** Signs the ID token wrongly. `alg` replaces the header's `alg` (the spellings of "none"). */
export type SigningFault = Said & {
  readonly at: 'id-token'
  readonly do: 'sign'
  readonly with: SigningLie
  readonly alg?: string
}

/** Changes a claim after signing and keeps the signature. */
export type TamperFault = Said & {
  readonly at: 'id-token'
  readonly do: 'tamper'
  readonly member: string
  readonly value: FaultValue
}

/** Serves the ID token that the same person and application got last time. */
export type ReplayFault = Said & { readonly at: 'id-token'; readonly do: 'replay' }

/** Answers something else than the message: another status, body or content type. */
export type AnswerFault = Said & {
  readonly at: Exclude<FaultPoint, 'id-token' | 'authorization-response'>
  readonly do: 'answer'
  readonly status: number
  readonly contentType?: string
  readonly body: Json
}

/** Refuses in the place of the honest answer, in Entra's own words for this AADSTS number. */
export type RefusalFault = Said & {
  readonly at: 'authorization-response' | 'token-response'
  readonly do: 'refuse'
  /** An AADSTS number of the catalogue, for example 7000222. */
  readonly code: number
}

/** Misbehaves below HTTP, or is slow. */
export type TransportFault = Said & {
  readonly at: Exclude<FaultPoint, 'id-token'>
  readonly do: 'delay' | 'reset' | 'truncate'
  /** Length of a delay. */
  readonly milliseconds?: number
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
  | SigningFault
  | TamperFault
  | ReplayFault
  | AnswerFault
  | RefusalFault
  | TransportFault
  | ForgetFault

const show = (value: FaultValue): string => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if ('$now' in value) return value['$now'] === '0s' ? 'now' : `${String(value['$now'])} from now`
    if ('$issuerOf' in value) return `the issuer of tenant ${String(value['$issuerOf'])}`
    if ('$honest' in value) return `the honest value ${String(value['$honest']).replaceAll('-', ' ')}`
  }
  return JSON.stringify(value)
}

const messageFaults = <Point extends Exclude<FaultPoint, 'id-token'>>(at: Point, noun: string) => ({
  /** The message with one member set to another value. */
  member: (member: string, value: FaultValue): MemberFault => ({
    at,
    do: 'set',
    member,
    value,
    says: `${noun} whose "${member}" is ${show(value)}`,
  }),
  /** The message without one of its members. */
  without: (member: string): MemberFault => ({ at, do: 'drop', member, says: `${noun} without "${member}"` }),
  /** The message, late. */
  delayed: (milliseconds: number): TransportFault => ({
    at,
    do: 'delay',
    milliseconds,
    says: `${noun} after ${milliseconds} ms`,
  }),
  /** A connection reset instead of the message. */
  reset: (): TransportFault => ({ at, do: 'reset', says: `a connection reset instead of ${noun}` }),
  /** Half of the message. */
  truncated: (): TransportFault => ({ at, do: 'truncate', says: `${noun} cut off in the middle` }),
})

const answers = <Point extends AnswerFault['at']>(at: Point, noun: string) => ({
  /** Another answer in the place of the message. */
  answer: (status: number, body: Json, contentType = 'application/json'): AnswerFault => ({
    at,
    do: 'answer',
    status,
    body,
    contentType,
    says: `status ${status} (${contentType}) instead of ${noun}`,
  }),
})

/** Lies in the OpenID Connect metadata document. */
export const discovery = {
  ...messageFaults('discovery', 'a metadata document'),
  ...answers('discovery', 'a metadata document'),
}

/** Lies in the key set. */
export const jwks = { ...messageFaults('jwks', 'a key set'), ...answers('jwks', 'a key set') }

/** Lies in the redirect (or form post) that brings the browser back. */
export const authorizationResponse = {
  ...messageFaults('authorization-response', 'an authorization response'),
  /** The refusal with this AADSTS number, sent to the redirect URI. */
  refused: (code: number): RefusalFault => ({
    at: 'authorization-response',
    do: 'refuse',
    code,
    says: `the refusal AADSTS${code} to the redirect URI`,
  }),
}

/** Lies in the token response. */
export const tokenResponse = {
  ...messageFaults('token-response', 'a token response'),
  ...answers('token-response', 'a token response'),
  /** The refusal with this AADSTS number. */
  refused: (code: number): RefusalFault => ({
    at: 'token-response',
    do: 'refuse',
    code,
    says: `the refusal AADSTS${code} to the token request`,
  }),
  /** Forgets a rule of the authorization server. */
  forgets: (rule: ForgettableRule): ForgetFault => ({
    at: 'token-response',
    do: 'forget',
    rule,
    says: `a token response although the rule "${rule.replaceAll('-', ' ')}" was broken`,
  }),
}

/** Lies in the UserInfo response. */
export const userinfo = {
  ...messageFaults('userinfo', 'a UserInfo response'),
  ...answers('userinfo', 'a UserInfo response'),
}

const signers: Record<SigningLie, string> = {
  'unknown-key': 'signed by a key that Entra never published',
  'unknown-key-known-kid': 'signed by a key that Entra never published, under a published "kid"',
  'embedded-key': 'signed by a key that travels in its own "jwk" header',
  nobody: 'that nobody signed',
  'empty-signature': 'with an empty signature',
  'public-key-as-hmac-secret': 'authenticated with HS256 and the published public key as the secret',
  'client-secret': 'authenticated with HS256 and the client secret',
}

/** Lies in the ID token. Unless the lie is about the signature, the token is signed rightly after the change. */
export const idToken = {
  /** A claim with another value. */
  claim: (member: string, value: FaultValue): TokenMemberFault => ({
    at: 'id-token',
    do: 'set',
    part: 'claims',
    member,
    value,
    says: `an ID token whose "${member}" is ${show(value)}`,
  }),
  /** A claim left out. */
  without: (member: string): TokenMemberFault => ({
    at: 'id-token',
    do: 'drop',
    part: 'claims',
    member,
    says: `an ID token without "${member}"`,
  }),
  /** A member of the JOSE header with another value. */
  header: (member: string, value: FaultValue): TokenMemberFault => ({
    at: 'id-token',
    do: 'set',
    part: 'header',
    member,
    value,
    says: `an ID token whose header "${member}" is ${show(value)}`,
  }),
  /** A wrong signature. `alg` overrides what the header says about it. */
  signedBy: (signer: SigningLie, alg?: string): SigningFault => ({
    at: 'id-token',
    do: 'sign',
    with: signer,
    ...(alg === undefined ? {} : { alg }),
    says: `an ID token ${signers[signer]}${alg === undefined ? '' : ` ("alg": "${alg}")`}`,
  }),
  /** A claim changed after signing. */
  tampered: (member: string, value: FaultValue): TamperFault => ({
    at: 'id-token',
    do: 'tamper',
    member,
    value,
    says: `an ID token whose "${member}" was changed to ${show(value)} after it was signed`,
  }),
  /** The token of the previous login once more. */
  replayed: (): ReplayFault => ({ at: 'id-token', do: 'replay', says: 'the ID token of an earlier login' }),
} as const
