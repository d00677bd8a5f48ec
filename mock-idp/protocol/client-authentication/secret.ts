import type { ApplicationRecord } from '../../directory/records.ts'
import type { Authentication } from './proof.ts'

/**
 * Whether a client secret is one of the application's: any of several, not expired, and known to all servers
 * already.
 * @param now milliseconds, by the clock of the application's tenant
 */
export const checkSecret = (
  { clientId, secrets, home }: ApplicationRecord,
  clientSecret: string,
  now: number,
): Authentication => {
  const wrong = (reason: string): Authentication => ({
    kind: 'refused',
    refusal: { code: 7000215, values: { appId: clientId }, reason },
  })
  const secret = secrets.find(({ value }) => value === clientSecret)
  if (secret === undefined) {
    const isId = secrets.some(({ keyId }) => keyId.toLowerCase() === clientSecret.toLowerCase())
    return wrong(isId ? 'The Secret ID was sent instead of the value.' : 'The client secret is wrong.')
  }
  if (home.secretPropagation > 0 && now < secret.made + home.secretPropagation)
    return wrong('The client secret is so new that some servers do not know it yet.')
  if (secret.expires > now) return { kind: 'proven', proof: { kind: 'secret', secret } }
  const refusal = {
    code: 7000222,
    values: { appId: clientId },
    reason: `The client secret expired at ${new Date(secret.expires).toISOString()}.`,
  }
  return { kind: 'refused', refusal, secret }
}
