import {
  authorizationResponse,
  discovery,
  type Fault,
  idToken,
  jwks,
  tokenResponse,
  userinfo,
} from '../faults/fault.ts'

/** Lies that the portal offers: the ones that support asks for. Every other is set over the control API or in a seed file. */
export const faultExamples: ReadonlyMap<string, Fault> = new Map(
  [
    tokenResponse.refused(7000222),
    tokenResponse.refused(7000215),
    tokenResponse.delayed(5_000),
    tokenResponse.reset(),
    authorizationResponse.refused(50105),
    authorizationResponse.refused(90033),
    idToken.claim('aud', '00000000-0000-4000-8000-00000000beef'),
    idToken.claim('nonce', { $honest: 'altered' }),
    idToken.claim('exp', { $now: '-1h' }),
    idToken.without('email'),
    idToken.signedBy('unknown-key'),
    idToken.signedBy('nobody'),
    discovery.member('issuer', { $honest: 'altered' }),
    discovery.answer(503, 'Service Unavailable', 'text/html'),
    jwks.member('keys', []),
    userinfo.member('sub', { $honest: 'altered' }),
  ].map((fault): [string, Fault] => [fault.says, fault]),
)
