/** The lies by name, for code: each makes the plain record of `fault.ts`, with the words for it. */
import type {
  AnswerFault,
  ContentTypeFault,
  FaultValue,
  ForgetFault,
  ForgettableRule,
  Json,
  LogoutFault,
  MemberFault,
  MessagePoint,
  RedirectFault,
  RefusalFault,
  RepeatFault,
  ReplayFault,
  SigningFault,
  SigningLie,
  TamperFault,
  TokenMemberFault,
  TokenPoint,
  TransportFault,
} from './fault.ts'

const show = (value: FaultValue): string => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if ('$now' in value) return value['$now'] === '0s' ? 'now' : `${String(value['$now'])} from now`
    if ('$issuerOf' in value) return `the issuer of tenant ${String(value['$issuerOf'])}`
    if ('$honest' in value) return `the honest value ${String(value['$honest']).replaceAll('-', ' ')}`
    if ('$length' in value) return `the honest value made ${String(value['$length'])} characters long`
    if ('$key' in value) return `a ${String(value['$key'])} key that Entra never published`
  }
  return JSON.stringify(value)
}

const messageFaults = <Point extends MessagePoint>(at: Point, noun: string) => ({
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
  /** The message, filled up with white space to so many bytes. */
  oversized: (bytes: number): TransportFault => ({
    at,
    do: 'oversize',
    bytes,
    says: `${noun} of ${bytes} bytes`,
  }),
  /** The message, filled up with white space to so many bytes, and compressed to a thousandth of them. */
  compressedBomb: (bytes: number): TransportFault => ({
    at,
    do: 'oversize',
    bytes,
    compressed: 'gzip',
    says: `${noun} of ${bytes} bytes, compressed to a thousandth of them`,
  }),
  /** Another answer in the place of the message. */
  answer: (status: number, body: Json, contentType = 'application/json'): AnswerFault => ({
    at,
    do: 'answer',
    status,
    body,
    contentType,
    says: `status ${status} (${contentType}) instead of ${noun}`,
  }),
  /** A redirect in the place of the message. */
  redirected: (location: string, status: NonNullable<RedirectFault['status']> = 302): RedirectFault => ({
    at,
    do: 'redirect',
    location,
    status,
    says: `a redirect (${status}) to ${location} instead of ${noun}`,
  }),
  /** The message under another content type; with `encoding` its bytes really are in that encoding. */
  typed: (contentType: string, encoding?: ContentTypeFault['encoding']): ContentTypeFault => ({
    at,
    do: 'content-type',
    contentType,
    ...(encoding === undefined ? {} : { encoding }),
    says: `${noun} as ${contentType}${encoding === undefined ? '' : `, written in ${encoding}`}`,
  }),
})

/** Lies in the OpenID Connect metadata document. */
export const discovery = messageFaults('discovery', 'a metadata document')

/** Lies in the key set. */
export const jwks = messageFaults('jwks', 'a key set')

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
  /** The refusal with this AADSTS number on a page: the browser never comes back. */
  refusedOnPage: (code: number): RefusalFault => ({
    at: 'authorization-response',
    do: 'refuse',
    code,
    as: 'page',
    says: `a page with AADSTS${code} instead of an authorization response`,
  }),
}

/** Lies in the token response. */
export const tokenResponse = {
  ...messageFaults('token-response', 'a token response'),
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
export const userinfo = messageFaults('userinfo', 'a UserInfo response')

/** Lies in the answer of the device authorization endpoint. */
export const deviceCode = {
  ...messageFaults('device-code', 'a device authorization response'),
  /** The refusal with this AADSTS number. */
  refused: (code: number): RefusalFault => ({
    at: 'device-code',
    do: 'refuse',
    code,
    says: `the refusal AADSTS${code} to the device authorization request`,
  }),
}

/** Lies in front-channel logout: its members are the parameters that the logout URL of an application gets. */
export const logout = {
  ...messageFaults('logout', 'a front-channel logout'),
  /** The application is not told. */
  omitted: (): LogoutFault => ({ at: 'logout', do: 'omit', says: 'no front-channel logout' }),
  /** Somebody else is told in its place. */
  diverted: (location: string): LogoutFault => ({
    at: 'logout',
    do: 'divert',
    location,
    says: `the front-channel logout to ${location}`,
  }),
}

const signers: Record<SigningLie, string> = {
  'unknown-key': 'signed by a key that Entra never published',
  'unknown-key-known-kid': 'signed by a key that Entra never published, under a published "kid"',
  'embedded-key': 'signed by a key that travels in its own "jwk" header',
  nobody: 'that nobody signed',
  'empty-signature': 'with an empty signature',
  'public-key-as-hmac-secret': 'authenticated with HS256 and the published public key as the secret',
  'client-secret': 'authenticated with HS256 and the client secret',
  'guessable-secret': 'authenticated with HS256 and a secret that everybody can guess',
  'other-algorithm': 'signed by the right key with another algorithm',
  'certificate-in-header': 'signed by a key whose certificate travels in its own "x5c" header',
  'weak-key': 'signed by a key of 1024 bits',
  'withdrawn-key': 'signed by a key that Entra has withdrawn',
  'other-provider': 'signed by the key of another identity provider',
  'other-provider-known-kid': 'signed by the key of another identity provider, under a published "kid"',
  encrypted: 'encrypted with a key made of the client secret, although nobody asked for it',
  'encrypted-unsigned':
    'encrypted with a key made of the client secret, with a token inside that nobody signed',
}

/** Unless the lie is about the signature, the token is signed rightly after the change. */
const tokenFaults = <Point extends TokenPoint>(at: Point, noun: string) => ({
  /** A claim with another value. */
  claim: (member: string, value: FaultValue): TokenMemberFault => ({
    at,
    do: 'set',
    part: 'claims',
    member,
    value,
    says: `${noun} whose "${member}" is ${show(value)}`,
  }),
  /** A claim left out. */
  without: (member: string): TokenMemberFault => ({
    at,
    do: 'drop',
    part: 'claims',
    member,
    says: `${noun} without "${member}"`,
  }),
  /** A member of the JOSE header with another value. */
  header: (member: string, value: FaultValue): TokenMemberFault => ({
    at,
    do: 'set',
    part: 'header',
    member,
    value,
    says: `${noun} whose header "${member}" is ${show(value)}`,
  }),
  /** A wrong signature. `alg` overrides what the header says about it. */
  signedBy: (signer: SigningLie, alg?: string): SigningFault => ({
    at,
    do: 'sign',
    with: signer,
    ...(alg === undefined ? {} : { alg }),
    says: `${noun} ${signers[signer]}${alg === undefined ? '' : ` ("alg": "${alg}")`}`,
  }),
  /** HS256, keyed with this text. */
  keyedWith: (secret: string): SigningFault => ({
    at,
    do: 'sign',
    with: 'guessable-secret',
    secret,
    says: `${noun} authenticated with HS256 and the secret "${secret}"`,
  }),
  /** A member of the JOSE header left out. */
  withoutHeader: (member: string): TokenMemberFault => ({
    at,
    do: 'drop',
    part: 'header',
    member,
    says: `${noun} without "${member}" in its header`,
  }),
  /** A claim, or member of the header, twice: first honest, then with another value. */
  repeated: (member: string, value: FaultValue, part: RepeatFault['part'] = 'claims'): RepeatFault => ({
    at,
    do: 'repeat',
    part,
    member,
    value,
    says: `${noun} with "${member}" twice, the second time ${show(value)}`,
  }),
  /** A claim changed after signing. */
  tampered: (member: string, value: FaultValue): TamperFault => ({
    at,
    do: 'tamper',
    member,
    value,
    says: `${noun} whose "${member}" was changed to ${show(value)} after it was signed`,
  }),
})

/** Lies in the ID token. */
export const idToken = {
  ...tokenFaults('id-token', 'an ID token'),
  /** The token of the previous login once more. */
  replayed: (): ReplayFault => ({ at: 'id-token', do: 'replay', says: 'the ID token of an earlier login' }),
}

/** Lies in the access token. */
export const accessToken = tokenFaults('access-token', 'an access token')

/** Lies in a logout token, which is minted on demand. */
export const logoutToken = tokenFaults('logout-token', 'a logout token')
