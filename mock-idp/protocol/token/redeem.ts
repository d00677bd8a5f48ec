import type { LiveAuthority } from '../../directory/directory.ts'
import type { ForgettableRule } from '../../faults/fault.ts'
import type { World } from '../../world.ts'
import type { PersonIssue } from './decision.ts'

export type Redeemed =
  | {
      readonly kind: 'redeemed'
      /** Whether there can be a refresh token. */
      readonly renewable: boolean
      /** The engine's refresh token, and the path segment where it was granted. */
      readonly inner: string | undefined
      readonly segment: string | undefined
    }
  | { readonly kind: 'failed'; readonly code: number; readonly reason: string }

/**
 * Uses up the code, or uses the refresh token, in the engine too if it came from there. A code whose single use
 * is forgotten (a fault) gives no refresh token: the engine knows better.
 */
export const redeem = async (
  world: World,
  authority: LiveAuthority,
  clientId: string,
  { uses, person }: PersonIssue,
  forgotten: readonly ForgettableRule[],
): Promise<Redeemed> => {
  const plain = { kind: 'redeemed', renewable: true, inner: undefined, segment: undefined } as const
  if (uses === undefined) return plain
  if (forgotten.includes('single-use-code')) return { ...plain, renewable: false }
  // Before anything is awaited: two redemptions at the same time are one too many.
  if (uses.kind === 'code') {
    if (uses.grant.redeemed)
      return { kind: 'failed', code: 54005, reason: 'The code was redeemed meanwhile.' }
    uses.grant.redeemed = true
  } else uses.grant.usedAt = person.home.clock.ms()
  const { inner, segment } = uses.grant
  if (inner === undefined) return { ...plain, segment }
  const engine = await world.engines.of(engineAuthority(world, authority, segment))
  const grantType = uses.kind === 'code' ? 'authorization_code' : 'refresh_token'
  const outcome = await engine.redeem(clientId, grantType, inner)
  if (outcome.kind === 'tokens') return { ...plain, inner: outcome.refreshToken, segment }
  const because = outcome.kind === 'error' ? `${outcome.error} ${outcome.description}` : outcome.kind
  return { kind: 'failed', code: 9002313, reason: `The engine refused the grant: ${because}` }
}

/** A refresh token is bound to a person and an application, not to a tenant: it is redeemed where it was granted. */
const engineAuthority = (world: World, authority: LiveAuthority, segment: string): LiveAuthority => {
  if (segment === authority.segment) return authority
  const tenant = world.directory.tenants.get(segment)
  if (tenant !== undefined) return { kind: 'tenant', segment, tenant }
  return {
    kind: 'alias',
    segment: segment === 'organizations' || segment === 'consumers' ? segment : 'common',
  }
}
