import type { Directory } from '../directory/directory.ts'
import type { Seed } from '../seed.ts'
import type { Hosts } from '../server/urls.ts'

/** When and where a token is minted. */
export interface Occasion {
  readonly hosts: Hosts
  readonly seed: Seed
  /** To see which tenant a guest comes from. */
  readonly directory: Pick<Directory, 'tenants'>
  /** Tells tokens apart; all tokens of one answer share it. */
  readonly serial: number
  /** Seconds since the epoch, by the tenant's clock. */
  readonly now: number
}

/** Seconds by which Entra dates its tokens back. */
const backdated = 300

/** `iat`, `nbf` and `exp` as Entra has them: dated back by five minutes, while the life counts from now. */
export const times = (now: number, life: number) => ({
  iat: now - backdated,
  nbf: now - backdated,
  exp: now + life,
})
