import type { Refusal } from '../aadsts/refusal.ts'
import { makeStamp, type Stamp } from '../aadsts/stamp.ts'
import type { Clock } from '../directory/clock.ts'
import { type Authority, type LiveAuthority, resolveAuthority } from '../directory/directory.ts'
import type { Version } from '../minting/version.ts'
import { clientRequestId, type Incoming } from '../server/exchange.ts'
import type { World } from '../world.ts'

/** The version of the endpoint that a request went to. */
export const versionOf = ({ path }: Pick<Incoming, 'path'>): Version =>
  path.split('?')[0]?.includes('/v2.0') ? 2 : 1

/** The tenant that a journal entry belongs to. */
export const tenantOf = (authority: Authority): string | null =>
  authority.kind === 'tenant' || authority.kind === 'alias' ? authority.segment : null

export type Located =
  | { readonly kind: 'live'; readonly authority: LiveAuthority }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** The authority that a path names, or why there is none. */
export const locate = (world: World, segment: string): Located => {
  const authority = resolveAuthority(world.directory, segment)
  switch (authority.kind) {
    case 'tenant':
    case 'alias':
      return { kind: 'live', authority }
    case 'unknown':
      return {
        kind: 'refused',
        refusal: { code: 90002, values: { tenantName: segment }, reason: `There is no tenant ${segment}.` },
      }
    case 'malformed':
      return {
        kind: 'refused',
        refusal: {
          code: 900023,
          values: { tenantName: segment },
          reason: `${segment} is neither a GUID nor a domain.`,
        },
      }
  }
}

/** The stamp of a refusal, by the clock of the tenant that it belongs to. */
export const stampOf = (world: World, incoming: Incoming, clock?: Clock): Stamp =>
  makeStamp(world.seed, world.serial(), clock?.now() ?? new Date(), clientRequestId(incoming))

export const clockOf = (authority: LiveAuthority): Clock | undefined =>
  authority.kind === 'tenant' ? authority.tenant.clock : undefined
