import { timingSafeEqual } from 'node:crypto'
import type { Members } from '../faults/apply.ts'
import type { TestKey } from '../keys/key-sets.ts'
import type { Seed } from '../seed.ts'
import { type Hosts, issuerOf, issuerV1Of } from '../server/urls.ts'
import type { Login } from './id-token.ts'
import { makeUti, pairwiseSubject } from './opaque.ts'
import { graphResource } from './resource.ts'
import { grantedScope } from './scopes.ts'
import { segment, signRs256 } from './sign.ts'

/**
 * An access token. For Microsoft Graph it is one that relying parties cannot verify, as in reality: v1.0,
 * with a `nonce` in its header and a signature that only the mock itself can check. For another resource
 * it is an ordinary v2.0 token.
 * @param lifetime seconds
 */
export const mintAccessToken = async (
  hosts: Hosts,
  seed: Seed,
  serial: number,
  login: Login,
  key: TestKey,
  now: number,
  lifetime: number,
): Promise<string> => {
  const { application, person: record, scope } = login
  const { person, home } = record
  const [other] = scope.other
  const times = { iat: now - 300, nbf: now - 300, exp: now + lifetime }
  const common = {
    oid: person.id,
    scp:
      other === undefined
        ? grantedScope(scope)
        : scope.other.map((name) => name.slice(name.lastIndexOf('/') + 1)).join(' '),
    sid: login.sid,
    sub: pairwiseSubject(seed, application.clientId, record),
    tid: home.id,
    uti: makeUti(seed, serial),
  }
  if (other !== undefined) {
    const claims = {
      aud: other.slice(0, other.lastIndexOf('/')),
      iss: issuerOf(hosts, home),
      ...times,
      azp: application.clientId,
      azpacr: '1',
      ...common,
      ver: '2.0',
    }
    const input = `${segment({ typ: 'JWT', alg: 'RS256', kid: key.kid })}.${segment(claims)}`
    return `${input}.${await signRs256(input, key.privateKey())}`
  }
  const header = {
    typ: 'JWT',
    nonce: seed.text(`graph-nonce:${serial}`, 43),
    alg: 'RS256',
    x5t: key.kid,
    kid: key.kid,
  }
  const claims: Members = {
    aud: graphResource,
    iss: issuerV1Of(hosts, home.id),
    ...times,
    app_displayname: application.displayName,
    appid: application.clientId,
    appidacr: '1',
    idtyp: 'user',
    name: person.displayName,
    upn: person.userPrincipalName,
    ...common,
    ver: '1.0',
  }
  const input = `${segment(header)}.${segment(claims)}`
  return `${input}.${graphSignature(seed, input)}`
}

const graphSignature = (seed: Seed, input: string): string =>
  seed.bytes(`graph:${input}`, 256).toString('base64url')

/** How a token of this kind is signed: those for Microsoft Graph so that only the mock itself can check it. */
export const accessTokenSigner =
  (seed: Seed, token: string, key: TestKey) =>
  async (input: string): Promise<string> =>
    readGraphToken(seed, token) === undefined
      ? signRs256(input, key.privateKey())
      : graphSignature(seed, input)

/** The claims of a Graph token that this mock issued; undefined for anything else. Expiry is the caller's business. */
export const readGraphToken = (seed: Seed, token: string): Readonly<Record<string, unknown>> | undefined => {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const expected = Buffer.from(graphSignature(seed, `${header}.${claims}`))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Record<string, unknown>
}
