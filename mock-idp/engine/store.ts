import type { Adapter, AdapterPayload } from 'oidc-provider'

/** Hours that each kind of the engine's records lives, by the tenant's clock. */
const hours: Readonly<Record<string, number>> = {
  Session: 24,
  Interaction: 1,
}

interface Stored {
  readonly payload: AdapterPayload
  readonly expires: number
}

export interface Store {
  /** The engine's adapter for one kind of record. */
  adapter(kind: string): Adapter
  /** Forgets everything: sessions end, codes are gone. */
  clear(): void
}

/**
 * Where the engine keeps its records. Expiry obeys the given clock, not the machine's; the oldest records
 * go beyond `limit`. Kinds that nobody reads again are not kept.
 * @param now milliseconds since the epoch
 * @param client what the engine has to know about a client
 */
export const createStore = (
  now: () => number,
  client: (clientId: string) => AdapterPayload | undefined,
  limit = 5_000,
): Store => {
  const records = new Map<string, Stored>()
  const sessions = new Map<string, string>()
  const read = (key: string): AdapterPayload | undefined => {
    const stored = records.get(key)
    if (stored === undefined) return undefined
    if (stored.expires > now()) return stored.payload
    records.delete(key)
    return undefined
  }
  const adapter = (kind: string): Adapter => ({
    upsert: async (id, payload) => {
      const life = hours[kind]
      if (life === undefined) return
      const key = `${kind}:${id}`
      records.delete(key)
      records.set(key, { payload, expires: now() + life * 3_600_000 })
      if (kind === 'Session' && payload.uid !== undefined) sessions.set(payload.uid, id)
      for (const [
        oldest,
        {
          payload: { uid },
        },
      ] of records) {
        if (records.size <= limit) break
        records.delete(oldest)
        if (uid !== undefined) sessions.delete(uid)
      }
    },
    find: async (id) => (kind === 'Client' ? client(id) : read(`${kind}:${id}`)),
    findByUid: async (uid) => {
      const id = sessions.get(uid)
      return id === undefined ? undefined : read(`${kind}:${id}`)
    },
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = read(`${kind}:${id}`)
      if (payload !== undefined) payload['consumed'] = true
    },
    destroy: async (id) => {
      const uid = read(`${kind}:${id}`)?.uid
      if (kind === 'Session' && uid !== undefined && sessions.get(uid) === id) sessions.delete(uid)
      records.delete(`${kind}:${id}`)
    },
    // Entra does not take back what a code granted when the code comes twice.
    revokeByGrantId: async () => undefined,
  })
  const adapters = new Map<string, Adapter>()
  return {
    adapter: (kind) => {
      const known = adapters.get(kind) ?? adapter(kind)
      adapters.set(kind, known)
      return known
    },
    clear: () => {
      records.clear()
      sessions.clear()
    },
  }
}
