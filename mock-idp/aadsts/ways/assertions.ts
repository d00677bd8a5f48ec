import { applicationKey } from '../../keys/key-sets.ts'
import { segment, signRs256 } from '../../minting/sign.ts'
import { clientCredentials, redeem } from './logins.ts'
import { endpoint, post } from './verbs.ts'
import type { Act, Stage, Way } from './way.ts'

type Members = Readonly<Record<string, string | number>>

const certificate = `-----BEGIN CERTIFICATE-----\n${(applicationKey.x5c.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`

const secondsNow = ({ tenant }: Stage): number => Math.floor(tenant.clock.now().getTime() / 1000)

/** A token that the application signs, with changes; an empty text leaves a member out. */
const signed = async (stage: Stage, { header = {}, claims = {} }: Changes): Promise<string> => {
  const now = secondsNow(stage)
  const { clientId } = stage.app
  const parts = [
    { alg: 'RS256', typ: 'JWT', x5t: applicationKey.kid, ...header },
    {
      aud: endpoint(stage, 'token').href,
      iss: clientId,
      sub: clientId,
      jti: 'once',
      nbf: now,
      exp: now + 300,
      ...claims,
    },
  ].map((members) => segment(Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ''))))
  const text = parts.join('.')
  return `${text}.${await signRs256(text, applicationKey.privateKey())}`
}

interface Changes {
  readonly header?: Members
  readonly claims?: Members
}

/** Client credentials with a client assertion; a text is sent as it is. */
const assert =
  (given: string | Changes | ((stage: Stage) => Changes)): Act =>
  async (stage) => {
    const changes = typeof given === 'function' ? given(stage) : given
    return clientCredentials({
      client_secret: undefined,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: typeof changes === 'string' ? changes : await signed(stage, changes),
    })(stage)
  }

const withCertificate = ({ app }: Stage): void => {
  app.certificate(certificate)
}

const issuer = 'https://token.actions.example'
const federated = ({ app }: Stage): void => app.federate({ issuer, subject: 'repo:a/b' })
const federatedClaims: Members = { iss: issuer, sub: 'repo:a/b', aud: 'api://AzureADTokenExchange' }

/** On-behalf-of: the access token, or another token, of a login is the assertion. */
const onBehalf =
  (
    member: 'access_token' | 'id_token',
    change: (token: string, stage: Stage) => string = (token) => token,
    scope?: (stage: Stage) => string,
  ): Act =>
  async (stage) => {
    const own = scope?.(stage) ?? `openid api://${stage.app.clientId}/read`
    const response = await redeem({}, { login: { scope: own } })(stage)
    const tokens = (await response.json()) as Readonly<Record<string, string | undefined>>
    return post('token', ({ app, secret }) => ({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      client_id: app.clientId,
      client_secret: secret.value,
      requested_token_use: 'on_behalf_of',
      scope: 'https://graph.microsoft.com/User.Read',
      assertion: change(tokens[member] ?? '', stage),
    }))(stage)
  }

/** A signature with its first byte changed. */
const broken = (token: string): string => {
  const dot = token.lastIndexOf('.') + 1
  return `${token.slice(0, dot)}${token[dot] === 'A' ? 'B' : 'A'}${token.slice(dot + 1)}`
}

export const assertionWays: readonly Way[] = [
  {
    code: 50027,
    how: 'A client assertion that is no JWT, or one with another `aud`.',
    seen: 'json',
    arrange: withCertificate,
    act: assert({ claims: { aud: 'https://elsewhere.example/' } }),
  },
  {
    code: 5002723,
    how: 'A client assertion whose header has neither `x5t`, `x5t#S256` nor `kid`.',
    seen: 'json',
    arrange: withCertificate,
    act: assert({ header: { x5t: '' } }),
  },
  {
    code: 5002738,
    how: 'A client assertion with `alg: HS256`.',
    seen: 'json',
    arrange: withCertificate,
    act: assert({ header: { alg: 'HS256' } }),
  },
  {
    code: 700021,
    how: 'A client assertion whose `sub` is another client ID.',
    seen: 'json',
    arrange: withCertificate,
    act: assert({ claims: { sub: '11111111-2222-4333-8444-555555555555' } }),
  },
  {
    code: 700024,
    how: 'A client assertion that has expired, or a clock that is wrong (`tenant.clock.advance("1h")`).',
    seen: 'json',
    arrange: withCertificate,
    act: assert((stage) => ({ claims: { nbf: secondsNow(stage) - 900, exp: secondsNow(stage) - 600 } })),
  },
  {
    code: 700027,
    how: 'A client assertion signed with the key of a certificate that was not uploaded (`app.certificate`).',
    seen: 'json',
    act: assert({}),
  },
  {
    code: 70025,
    how: 'A client assertion of another issuer, without any federated credential (`app.federate`).',
    seen: 'json',
    act: assert({ claims: federatedClaims }),
  },
  {
    code: 700211,
    how: 'A federated credential with another issuer than that of the client assertion.',
    seen: 'json',
    arrange: federated,
    act: assert({ claims: { ...federatedClaims, iss: 'https://other.example' } }),
  },
  {
    code: 700212,
    how: 'A federated credential with another audience than that of the client assertion.',
    seen: 'json',
    arrange: federated,
    act: assert({ claims: { ...federatedClaims, aud: 'api://other' } }),
  },
  {
    code: 700213,
    how: 'A federated credential with another subject than that of the client assertion.',
    seen: 'json',
    arrange: federated,
    act: assert({ claims: { ...federatedClaims, sub: 'repo:a/c' } }),
  },
  {
    code: 50013,
    how: 'On-behalf-of with an access token whose signature was changed.',
    seen: 'json',
    act: onBehalf('access_token', broken),
  },
  {
    code: 500131,
    how: 'On-behalf-of with an access token for another application.',
    seen: 'json',
    act: onBehalf(
      'access_token',
      (token) => token,
      ({ tenant }) => `openid api://${tenant.application({ displayName: 'Other' }).clientId}/read`,
    ),
  },
  {
    code: 500133,
    how: 'On-behalf-of after `tenant.clock.advance("2h")`.',
    seen: 'json',
    act: onBehalf('access_token', (token, { tenant }) => {
      tenant.clock.advance('2h')
      return token
    }),
  },
  {
    code: 240002,
    how: 'On-behalf-of with an ID token.',
    seen: 'json',
    act: onBehalf('id_token'),
  },
]
