import { createHash } from 'node:crypto'
import type { Refusal } from '../aadsts/refusal.ts'
import type { ForgettableRule } from '../faults/fault.ts'
import type { Parameters } from '../server/exchange.ts'
import type { CodeGrant } from './grants.ts'

/** Milliseconds that a code can be redeemed for. */
export const codeLife = 600_000

export type CodeDecision =
  | {
      readonly kind: 'go' /** Rules that were broken and forgotten. */
      readonly forgotten: readonly ForgettableRule[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * Whether a code may be redeemed. A rule in `forgives` is not enforced.
 * @param now milliseconds, by the clock of the person's tenant
 */
export const checkCode = (
  code: CodeGrant,
  segment: string,
  clientId: string,
  parameters: Parameters,
  now: number,
  forgives: ReadonlySet<ForgettableRule>,
): CodeDecision => {
  if (code.segment !== segment)
    return refused({
      code: 700005,
      reason: `The code was issued at /${code.segment} and was redeemed at /${segment}.`,
    })
  if (code.clientId !== clientId)
    return refused({
      code: 7000110,
      reason: `The code was issued to ${code.clientId} and was redeemed by ${clientId}.`,
    })
  const forgotten: ForgettableRule[] = []
  for (const [rule, refusal] of brokenRules(code, parameters)) {
    if (!forgives.has(rule)) return refused(refusal)
    forgotten.push(rule)
  }
  if (now - code.issuedAt > codeLife && !forgotten.includes('single-use-code'))
    return refused({ code: 70008, reason: 'The code is older than ten minutes by the clock of the tenant.' })
  return { kind: 'go', forgotten }
}

const refused = (refusal: Refusal): CodeDecision => ({ kind: 'refused', refusal })

const brokenRules = (
  code: CodeGrant,
  parameters: Parameters,
): readonly (readonly [ForgettableRule, Refusal])[] => {
  const broken: [ForgettableRule, Refusal][] = []
  if (code.redeemed)
    broken.push(['single-use-code', { code: 54005, reason: 'The code was redeemed before.' }])
  const redirectUri = parameters['redirect_uri'] ?? ''
  if (redirectUri !== code.redirectUri)
    broken.push([
      'redirect-uri',
      {
        code: 500112,
        values: { uri: redirectUri, registeredUri: code.redirectUri },
        reason: `redirect_uri was ${code.redirectUri} in the authorization request and is ${redirectUri || 'missing'} now.`,
      },
    ])
  const pkce = pkceProblem(code, parameters['code_verifier'])
  if (pkce !== undefined) broken.push(['pkce', pkce])
  return broken
}

/** RFC 7636, 4.6. Entra has one number for a missing verifier and another for a wrong one. */
const pkceProblem = ({ challenge }: CodeGrant, verifier: string | undefined): Refusal | undefined => {
  if (challenge === undefined) return undefined
  if (verifier === undefined) return { code: 50148, reason: 'The code verifier is missing.' }
  const derived =
    challenge.method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier
  return derived === challenge.value ? undefined : { code: 501481, reason: 'The code verifier is wrong.' }
}
