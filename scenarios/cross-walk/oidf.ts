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

const module = (
  name: string,
  does: string,
  verdict: OidfVerdict,
  scenarios: readonly string[],
  says: string,
): OidfModule => ({ module: name, does, verdict, scenarios, says })

const idTokens: readonly OidfModule[] = [
  module(
    '(the first, without a suffix)',
    'a normal login up to UserInfo',
    'forward',
    ['idtoken.valid-rs256', 'entra.tenant-guid-happy', 'token.request-happy'],
    'Who is signed in afterwards, and whether the private content is shown; no UserInfo request is needed.',
  ),
  module(
    'invalid-iss',
    'lengthens "iss" by a letter',
    'silence',
    ['idtoken.iss-wrong', 'idtoken.iss-near-miss', 'idtoken.iss-other-tenant', 'idtoken.iss-missing'],
    'Another valid tenant, a slash, a capital, a missing claim; that an honest login before and after is in.',
  ),
  module(
    'missing-sub',
    'leaves "sub" out',
    'silence',
    ['idtoken.sub-missing'],
    'That nobody is in; silence of a product that reads only the ID token says nothing.',
  ),
  module(
    'invalid-aud',
    'lengthens "aud" by a letter',
    'silence',
    ['idtoken.aud-wrong', 'idtoken.aud-substring', 'idtoken.aud-array-extra'],
    'Another application of the same tenant, a part of the client ID, several audiences, and the array that has to be accepted (`idtoken.aud-array-self`).',
  ),
  module(
    'missing-aud',
    'leaves "aud" out',
    'silence',
    ['idtoken.aud-missing'],
    'The same for everybody; the module is in no certification plan.',
  ),
  module(
    'missing-iat',
    'leaves "iat" out',
    'silence',
    ['idtoken.iat-missing'],
    'That nobody is in; "iat" in the future and long ago as well (`idtoken.iat-future`, `idtoken.iat-stale`).',
  ),
  module(
    'nonce-invalid',
    'lengthens "nonce" by a letter',
    'silence',
    ['idtoken.nonce-wrong', 'idtoken.nonce-missing', 'idtoken.nonce-of-other-tab', 'idtoken.replayed'],
    'A missing nonce, the nonce of another tab, the token of an earlier login, a token that switches nonces off.',
  ),
  module(
    'nonce-unless-code-flow',
    'a normal login; wants a nonce in the implicit and hybrid flows',
    'forward',
    ['authz.nonce-unique'],
    'The nonce of the code flow, that it differs each time and cannot be guessed.',
  ),
  module(
    'kid-absent-single-jwks',
    'publishes one fitting key, and names no "kid"',
    'forward',
    ['jwks.kid-absent-single'],
    'That the right person is in.',
  ),
  module(
    'kid-absent-multiple-jwks',
    'publishes several keys, and names no "kid"',
    'either',
    ['jwks.kid-absent-several'],
    'That the signature is verified all the same: a forged token without "kid" is refused.',
  ),
  module(
    'idtoken-sig-rs256',
    'signs with RS256',
    'forward',
    ['idtoken.valid-rs256'],
    'Who is signed in afterwards.',
  ),
  module(
    'idtoken-sig-none',
    'sends an unsigned ID token, which may be accepted in the code flow',
    'either',
    ['idtoken.alg-none', 'idtoken.signature-stripped'],
    'It has to be refused (OWASP ASVS 9.1.2), in every spelling of "none"; only the profile `oidc-core` excuses it.',
  ),
  module(
    'invalid-sig-rs256',
    'flips bits of the signature; going on in the code flow is "skipped", not failed',
    'silence',
    ['idtoken.signature-tampered', 'idtoken.unknown-key-known-kid', 'setup.test-rejects-bad-signature'],
    'Whether the signature is verified at all, in logins and in the test of the settings; claims changed after signing; foreign keys.',
  ),
  module(
    'invalid-sig-es256',
    'flips bits of an ES256 signature',
    'silence',
    [],
    'Entra signs with RS256 only, and advertises nothing else; `idtoken.alg-not-advertised` shows that other algorithms are refused.',
  ),
  module(
    'invalid-sig-hs256',
    'flips bits of an HS256 signature',
    'silence',
    ['idtoken.hs256-with-client-secret', 'idtoken.hs256-with-public-key', 'idtoken.hs256-empty-key'],
    'That HS256 is refused where RS256 was agreed on, whatever it is keyed with: the attack, not the accident.',
  ),
  module(
    'invalid-athash',
    'sends a wrong "at_hash"',
    'silence',
    ['idtoken.at-hash-wrong'],
    'The code flow, where the module does not apply.',
  ),
  module(
    'missing-athash',
    'leaves "at_hash" out where the front channel carries an access token',
    'silence',
    [],
    'Only for flows that send an access token through the browser; `authz.no-token-in-front-channel` advises against them.',
  ),
  module(
    'invalid-chash',
    'sends a wrong "c_hash"',
    'silence',
    [],
    'Only for hybrid flows, whose scenarios wait for a product that uses them (capability `hybrid-flow`).',
  ),
  module('missing-chash', 'leaves "c_hash" out', 'silence', [], 'Only for hybrid flows, as the one before.'),
]

const userInfo: readonly OidfModule[] = [
  module(
    'userinfo-invalid-sub',
    'UserInfo names another subject; the module ends with the request',
    'blind',
    ['userinfo.sub-mismatch', 'userinfo.sub-missing'],
    'Whose account it is afterwards: the module has ended by then.',
  ),
  module(
    'userinfo-bearer-header',
    'wants the access token in the Authorization header',
    'forward',
    ['userinfo.bearer-header'],
    'That it is nowhere else, the address above all.',
  ),
  module(
    'userinfo-bearer-body',
    'wants the access token in a form',
    'forward',
    [],
    'Entra does not take it there, and RFC 6750 discourages it.',
  ),
  module(
    'userinfo-signed',
    'answers UserInfo as a signed JWT; the check of the signature is not seen',
    'blind',
    [],
    'Entra answers with plain JSON; the scenario waits for the capability `signed-userinfo`.',
  ),
  module(
    'scope-userinfo-claims',
    'wants one of the scopes for claims',
    'forward',
    ['authz.scope-minimal', 'claims.email-match'],
    'That no more is asked for than a login needs, and that the address is recognised.',
  ),
  module('aggregated-claims', 'puts a claim JWT into UserInfo', 'blind', [], 'Entra sends none.'),
  module(
    'distributed-claims',
    'points from UserInfo to another endpoint',
    'forward',
    ['claims.groups-overage'],
    'The one use that Entra makes of it: the claim source of groups overage, in the ID token, which asks for Microsoft Graph. Roles stay what they were.',
  ),
]

const requests: readonly OidfModule[] = [
  module(
    'client-secret-basic',
    'offers HTTP Basic only',
    'forward',
    ['secret.auth-method-negotiated', 'secret.encoding'],
    'Both ways, and the default when none is named; secrets with characters that an encoding breaks.',
  ),
  module(
    'mtls-endpoint-aliases',
    'has the token endpoint for certificates elsewhere',
    'forward',
    [],
    'No product of the reference design authenticates with TLS certificates.',
  ),
  module(
    'form-post-error',
    'posts "login_required" to the callback; the module ends with the request before',
    'blind',
    ['callback.form-post-error', 'authz.prompt-none-failure', 'callback.access-denied'],
    'What happens then: nobody is in, and the product does not go round in circles.',
  ),
  module('refresh-token', 'rotates refresh tokens', 'forward', [], 'refresh'),
  module('refresh-token-invalid-issuer', 'refreshes with another "iss"', 'silence', [], 'refresh'),
  module('refresh-token-invalid-sub', 'refreshes with another "sub"', 'silence', [], 'refresh'),
].map((row) =>
  row.says === 'refresh'
    ? {
        ...row,
        says: 'A login needs no refresh token; the scenario waits for a product that uses them (capability `uses-refresh`).',
      }
    : row,
)

const discovery: readonly OidfModule[] = [
  module(
    'discovery-openid-config',
    'serves metadata; ends when it is fetched',
    'forward',
    ['discovery.issuer-url-happy', 'discovery.metadata-url-pasted'],
    'That the settings go green with it, whichever of the two addresses an administrator pastes.',
  ),
  module(
    'discovery-jwks-uri-keys',
    'has its keys at a random address',
    'forward',
    ['jwks.several-keys', 'idtoken.unknown-key-known-kid'],
    'That the keys are used, and not only fetched.',
  ),
  module(
    'discovery-issuer-mismatch',
    'lengthens the issuer of the metadata',
    'silence',
    ['discovery.issuer-mismatch', 'discovery.issuer-near-miss'],
    'That the settings say so when they are entered; near misses one by one.',
  ),
  module(
    'discovery-webfinger-acct',
    'is found by an "acct:" identifier',
    'forward',
    [],
    'An organisation’s administrator enters the issuer; nothing is discovered from what a person types.',
  ),
  module('discovery-webfinger-url', 'is found by a URL', 'forward', [], 'As the one before.'),
  module(
    'dynamic-registration',
    'registers clients',
    'forward',
    [],
    'Entra has no dynamic registration; an administrator registers the application by hand.',
  ),
  module(
    'signing-key-rotation',
    'has new keys at the second login',
    'forward',
    ['jwks.rollover-between-logins', 'jwks.emergency-removal'],
    'That the member is in after the rollover, and that a withdrawn key is dropped.',
  ),
  module(
    'signing-key-rotation-just-before-signing',
    'has new keys in the middle of a login',
    'forward',
    ['jwks.rollover-during-login', 'jwks.unknown-kid-storm'],
    'That the keys are fetched again, and only once for a "kid" that nobody knows.',
  ),
  module(
    'request-uri-signed-rs256',
    'wants a signed request object by reference',
    'forward',
    [],
    'Entra does not support request objects (`request_uri_parameter_supported` is false).',
  ),
  module(
    'request-uri-signed-none',
    'wants an unsigned request object by reference',
    'forward',
    [],
    'As the one before.',
  ),
  module(
    '3rd-party-init-login',
    'sends the browser to the product’s `initiate_login_uri`',
    'forward',
    [],
    'The scenario waits for a product that takes logins from elsewhere (capability `third-party-init`).',
  ),
]

const logoutWaits =
  'No scenario yet: the product has to offer it (capability `backchannel-logout` or `frontchannel-logout`).'

const logout: readonly OidfModule[] = [
  module(
    'rp-init-logout',
    'sends the browser back with its state',
    'blind',
    ['logout.rp-initiated', 'logout.local-ends-sso'],
    'That the product’s own session is over before Entra has answered, also for a copy of its cookies.',
  ),
  module(
    'rp-init-logout-no-state',
    'sends it back without state',
    'blind',
    ['logout.post-logout-state'],
    'That the person stays signed out and sees a page; the module has ended by then.',
  ),
  module(
    'rp-init-logout-other-state',
    'sends it back with another state',
    'blind',
    ['logout.post-logout-state'],
    'The same.',
  ),
  module('rp-backchannel-rpinitlogout', 'sends a valid logout token', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-alg-none', 'does not sign it', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-wrong-alg', 'swaps the algorithm', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-wrong-iss', 'changes "iss"', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-wrong-aud', 'changes "aud"', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-no-event', 'leaves "events" out', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-wrong-event', 'names another event', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-with-nonce', 'adds a nonce', 'answer', [], logoutWaits),
  module('rp-frontchannel-rpinitlogout', 'loads the logout URL in a hidden frame', 'human', [], logoutWaits),
  module('rp-frontchannel-opinitlogout', 'the same, begun by the provider', 'human', [], logoutWaits),
  module(
    'session-management',
    'watches the session in a frame',
    'forward',
    [],
    'Entra has no `check_session_iframe`, and browsers block the cookies that it would need.',
  ),
]

export const oidfModules: readonly OidfModule[] = [
  ...idTokens,
  ...userInfo,
  ...requests,
  ...discovery,
  ...logout,
]
