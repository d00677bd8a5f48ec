import type { Refusal } from '../aadsts/refusal.ts'
import type { ApplicationRecord, SecretRecord } from '../directory/records.ts'
import type { Incoming } from '../server/exchange.ts'

/** The client credentials of a token request, wherever they were. */
export interface Credentials {
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  readonly assertion: string | undefined
}

/** `client_secret_post`, or `client_secret_basic` with percent-encoded parts (RFC 6749, 2.3.1). */
export const readCredentials = ({ form, headers }: Pick<Incoming, 'form' | 'headers'>): Credentials => {
  const basic = readBasic(headers.authorization)
  return {
    clientId: form['client_id'] ?? basic?.clientId,
    clientSecret: form['client_secret'] ?? basic?.clientSecret,
    assertion: form['client_assertion'],
  }
}

const readBasic = (header: string | undefined): { clientId: string; clientSecret: string } | undefined => {
  const match = /^basic\s+([A-Za-z0-9+/=]+)$/i.exec(header ?? '')
  if (match === null) return undefined
  const text = Buffer.from(match[1] ?? '', 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return undefined
  return { clientId: formDecoded(text.slice(0, colon)), clientSecret: formDecoded(text.slice(colon + 1)) }
}

const formDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

export type ClientDecision =
  | { readonly kind: 'go'; readonly secret: SecretRecord }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly secret?: SecretRecord }

/** @param now milliseconds, by the clock of the application's tenant */
export const authenticateClient = (
  { clientId, secrets }: ApplicationRecord,
  { clientSecret, assertion }: Credentials,
  now: number,
): ClientDecision => {
  const refused = (code: number, reason: string): ClientDecision => ({
    kind: 'refused',
    refusal: { code, values: { appId: clientId }, reason },
  })
  if (assertion !== undefined)
    return refused(700027, 'The application has no certificate; the mock knows client secrets only.')
  if (clientSecret === undefined || clientSecret === '')
    return refused(7000218, 'The request carries no client secret.')
  const secret = secrets.find(({ value }) => value === clientSecret)
  if (secret === undefined) {
    const isId = secrets.some(({ keyId }) => keyId.toLowerCase() === clientSecret.toLowerCase())
    return refused(
      7000215,
      isId ? 'The Secret ID was sent instead of the value.' : 'The client secret is wrong.',
    )
  }
  if (secret.expires > now) return { kind: 'go', secret }
  const refusal = {
    code: 7000222,
    values: { appId: clientId },
    reason: `The client secret expired at ${new Date(secret.expires).toISOString()}.`,
  }
  return { kind: 'refused', refusal, secret }
}
