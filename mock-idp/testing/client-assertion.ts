import { createPrivateKey } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'
import type { ClientKey } from './client-certificate.ts'
import type { Scene } from './relying-party.ts'
import { askForTokens, bodyOf, type Form, forItself } from './token-requests.ts'

/** A client assertion that differs from a good one. */
export interface Shape {
  readonly alg?: 'RS256' | 'PS256'
  /** In the place of the thumbprint. */
  readonly header?: Record<string, string>
  readonly claims?: JWTPayload
  /** Seconds since the epoch. */
  readonly at?: number
}

export const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const signAssertion = (
  { entra, tenant, app }: Scene,
  by: ClientKey,
  { alg = 'PS256', header = { 'x5t#S256': by.x5tS256 }, claims = {}, at }: Shape,
): Promise<string> => {
  const now = at ?? Math.floor(Date.now() / 1000)
  const aud = `${entra.origin}/${tenant.id}/oauth2/v2.0/token`
  const own = { iss: app.clientId, sub: app.clientId, aud, jti: 'x', nbf: now, exp: now + 600 }
  return new SignJWT({ ...own, ...claims })
    .setProtectedHeader({ alg, typ: 'JWT', ...header })
    .sign(createPrivateKey(by.key))
}

/** Asks for a token of the application by itself, with an assertion. */
export const proveWith = async (
  scene: Scene,
  by: ClientKey,
  shape: Shape = {},
  form: Form = {},
): Promise<Response> =>
  askForTokens(scene, {
    ...forItself(scene.app, scene.secret),
    client_secret: undefined,
    client_assertion: await signAssertion(scene, by, shape),
    client_assertion_type: jwtBearer,
    ...form,
  })

/** The AADSTS numbers of an answer; undefined when there is no refusal. */
export const numbersIn = async (response: Response): Promise<unknown> =>
  (await bodyOf(response))['error_codes']
