import type { EntraConfig } from '../contract.ts'
import type { World } from '../world.ts'
import type { Applied } from './apply/applied.ts'

/** The configuration of one mock: what was applied last, and how to apply another one. */
export interface Configuration {
  readonly current: EntraConfig
  /** Checks and applies; see `MockEntra.apply`. */
  apply(config: EntraConfig): Promise<void>
}

/** The code that checks and applies is loaded when it is first needed: it takes a schema library. */
export const createConfiguration = (world: Pick<World, 'directory' | 'seed'>): Configuration => {
  let applied: Applied | undefined
  let current: EntraConfig = {}
  return {
    get current() {
      return current
    },
    apply: async (config) => {
      const [{ applyConfig }, { checkShape }, { entraConfig }] = await Promise.all([
        import('./apply/apply.ts'),
        import('./problems.ts'),
        import('./schema/config.ts'),
      ])
      const checked: EntraConfig = checkShape(entraConfig, config, 'The configuration')
      applied = applyConfig(world, checked, applied)
      current = checked
    },
  }
}
