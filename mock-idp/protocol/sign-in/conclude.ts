import { entryOf } from '../../aadsts/refusal.ts'
import type { Outcome } from '../../engine/provider.ts'
import type { Reply } from '../../server/exchange.ts'
import { respondAdminConsented } from '../admin-consent-response.ts'
import { respondRefused, respondSignedIn } from '../authorization-response.ts'
import type { Situation } from './situation.ts'

/** The engine's last word about a sign-in as an answer to the relying party. @param proofs what was proved: `pwd`, `mfa` */
export const conclude = async (
  { world, incoming, authority, request }: Situation,
  outcome: Outcome,
  proofs: readonly string[],
): Promise<Reply> => {
  if (outcome.kind === 'code')
    return request.adminConsent
      ? respondAdminConsented(world, incoming, authority, request, outcome)
      : respondSignedIn(world, incoming, authority, request, outcome, proofs)
  const silent = outcome.kind === 'error' && request.prompt === 'none'
  const code = silent ? 50058 : 90033
  const reason = silent
    ? entryOf(50058).cause
    : `The engine failed: ${outcome.kind === 'error' ? outcome.description : outcome.kind}`
  return respondRefused(world, incoming, authority, request, request.clientId, { code, reason })
}

export const withSetCookie = (reply: Reply, cookies: readonly string[]): Reply =>
  cookies.length === 0 ? reply : { ...reply, headers: { ...reply.headers, 'Set-Cookie': cookies } }
