/**
 * The whole vocabulary of lies, made for people and programs: every message with every act, its fields, and one
 * example as data and as YAML. `greencheck idp faults` and the page in the docs are made from it. Loaded only
 * for them: the mock itself needs the grammar alone.
 */
import { stringify } from 'yaml'
import {
  accessToken,
  authorizationResponse,
  deviceCode,
  discovery,
  type Fault,
  type FaultPoint,
  faultPoints,
  idToken,
  jwks,
  logout,
  logoutToken,
  tokenResponse,
  userinfo,
} from './fault.ts'
import { type Field, grammar } from './grammar.ts'

export interface Word {
  readonly at: FaultPoint
  readonly do: string
  /** What the mock does then, in a sentence. */
  readonly says: string
  readonly fields: readonly Field[]
  readonly example: Fault
  /** The example as an element of `faults` in a seed file. */
  readonly yaml: string
}

/** What each message is, in a sentence. */
export const pointWords: Readonly<Record<FaultPoint, string>> = {
  discovery: 'The OpenID Connect metadata document of a tenant.',
  jwks: 'The key set that `jwks_uri` of the metadata document names.',
  'authorization-response': 'What the browser carries back to the redirect URI: code and state, or an error.',
  'token-response': 'The answer of the token endpoint.',
  'id-token': 'The ID token, from whichever endpoint.',
  'access-token': 'The access token, from whichever endpoint.',
  'logout-token':
    'A logout token for back-channel logout. Entra sends none: it is minted only when code asks a tenant for one.',
  'device-code': 'The answer of the device authorization endpoint.',
  userinfo: 'The answer of the UserInfo endpoint.',
  logout:
    'Front-channel logout: what the browser sends to the logout URL of each application when the person signs out.',
}

type Examples = Readonly<Record<string, Fault>>

const elsewhere = 'https://elsewhere.example/'

/** The transports and the other answers are the same at every message. */
const common = (lies: typeof userinfo): Examples => ({
  answer: lies.answer(503, '<h1>Service unavailable</h1>', 'text/html'),
  redirect: lies.redirected(elsewhere, 307),
  'content-type': lies.typed('text/html; charset=utf-16le', 'utf-16le'),
  oversize: lies.oversized(5_000_000),
  delay: lies.delayed(3_000),
  truncate: lies.truncated(),
  reset: lies.reset(),
})

const examples: Readonly<Record<FaultPoint, Examples>> = {
  discovery: {
    set: discovery.member('issuer', { $honest: 'with-trailing-slash' }),
    drop: discovery.without('userinfo_endpoint'),
    ...common(discovery),
  },
  jwks: { set: jwks.member('keys.*.alg', 'RS512'), drop: jwks.without('keys.1'), ...common(jwks) },
  'authorization-response': {
    set: authorizationResponse.member('state', 'another state'),
    drop: authorizationResponse.without('state'),
    refuse: authorizationResponse.refusedOnPage(50105),
    ...common(authorizationResponse),
  },
  'token-response': {
    set: tokenResponse.member('expires_in', { $honest: 'as-text' }),
    drop: tokenResponse.without('id_token'),
    refuse: tokenResponse.refused(7000222),
    forget: tokenResponse.forgets('single-use-code'),
    ...common(tokenResponse),
  },
  'id-token': {
    set: idToken.claim('exp', { $now: '-10m' }),
    drop: idToken.without('nonce'),
    sign: idToken.signedBy('nobody', 'nOnE'),
    repeat: idToken.repeated('aud', 'another application'),
    tamper: idToken.tampered('oid', { $honest: 'altered' }),
    replay: idToken.replayed(),
  },
  'access-token': {
    set: accessToken.claim('aud', 'api://another-application'),
    drop: accessToken.without('scp'),
    sign: accessToken.signedBy('unknown-key-known-kid'),
    repeat: accessToken.repeated('aud', 'api://another-application'),
    tamper: accessToken.tampered('tid', { $honest: 'altered' }),
  },
  'logout-token': {
    set: logoutToken.claim('nonce', 'of a login'),
    drop: logoutToken.without('events'),
    sign: logoutToken.signedBy('unknown-key-known-kid'),
    repeat: logoutToken.repeated('aud', 'another application'),
    tamper: logoutToken.tampered('sub', { $honest: 'altered' }),
  },
  'device-code': {
    set: deviceCode.member('interval', 1),
    drop: deviceCode.without('verification_uri'),
    refuse: deviceCode.refused(7000112),
    ...common(deviceCode),
  },
  userinfo: {
    set: userinfo.member('sub', { $honest: 'altered' }),
    drop: userinfo.without('email'),
    ...common(userinfo),
  },
  logout: {
    set: logout.member('iss', 'https://elsewhere.example/v2.0'),
    drop: logout.without('sid'),
    omit: logout.omitted(),
    divert: logout.diverted(`${elsewhere}logout`),
    ...common(logout),
  },
}

const wordOf = (at: FaultPoint, act: string): readonly Word[] => {
  const { [act]: entry } = grammar[at]
  const { [act]: example } = examples[at]
  if (entry === undefined || example === undefined) return []
  return [{ at, do: act, ...entry, example, yaml: stringify([example]) }]
}

/** Every message with every act, in the order of the protocol. */
export const vocabulary: readonly Word[] = faultPoints.flatMap((at) =>
  Object.keys(grammar[at]).flatMap((act) => wordOf(at, act)),
)
