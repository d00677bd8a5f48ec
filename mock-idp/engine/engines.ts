import { type Directory, findAccount, findApplication, type LiveAuthority } from '../directory/directory.ts'
import type { Engine } from './engine.ts'
import { createStore, type Store } from './store.ts'

export interface Engines {
  /** The engine of an authority, made when it is first needed. */
  of(authority: LiveAuthority): Promise<Engine>
  readonly alive: number
}

type ClientShape = (clientId: string) => Record<string, unknown>

/**
 * At most `limit` engines live at once; the least recently used one is dropped. What it stored is kept,
 * so that a dropped engine comes back with its sessions. oidc-provider is loaded with the first engine:
 * it takes longer to load than everything else together.
 */
export const createEngines = (origin: string, directory: Directory, limit: number): Engines => {
  const engines = new Map<string, Engine>()
  const stores = new Map<string, Store>()
  const storeOf = (authority: LiveAuthority, now: () => number, client: ClientShape): Store => {
    const known = stores.get(authority.segment)
    if (known !== undefined) return known
    const store = createStore(now, (clientId) =>
      findApplication(directory, authority, clientId) === undefined ? undefined : client(clientId),
    )
    stores.set(authority.segment, store)
    return store
  }
  let loading: ReturnType<typeof load> | undefined
  const load = async () => {
    const [{ createEngine }, { innerClient }] = await Promise.all([
      import('./engine.ts'),
      import('./provider.ts'),
    ])
    return { createEngine, innerClient }
  }
  return {
    of: async (authority) => {
      const { segment } = authority
      loading ??= load()
      const { createEngine, innerClient } = await loading
      const known = engines.get(segment)
      if (known !== undefined) {
        engines.delete(segment)
        engines.set(segment, known)
        return known
      }
      const now = authority.kind === 'tenant' ? authority.tenant.clock.ms : Date.now
      const engine = createEngine({
        origin,
        segment,
        store: storeOf(authority, now, innerClient),
        seconds: () => Math.floor(now() / 1000),
        accountExists: (accountId) => findAccount(directory, accountId) !== undefined,
      })
      engines.set(segment, engine)
      for (const oldest of engines.keys()) {
        if (engines.size <= limit) break
        engines.delete(oldest)
      }
      return engine
    },
    get alive() {
      return engines.size
    },
  }
}
