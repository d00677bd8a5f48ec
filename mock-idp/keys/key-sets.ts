import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { Cloud } from '../contract.ts'
import { consumersTenant } from '../directory/consumers.ts'
import file from './public-test-keys.json' with { type: 'json' }

/** A signing key that is known to everybody. Keys are parsed when they are first used: parsing costs more than signing. */
export interface TestKey {
  readonly kid: string
  readonly n: string
  readonly e: string
  /** DER of the self-signed certificate, base64. */
  readonly x5c: string
  privateKey(): KeyObject
  /** PEM (SPKI) of the public half, as attackers use it for an HMAC. */
  publicPem(): string
}

export interface KeySet {
  readonly published: readonly TestKey[]
  /** Keys to roll to, in this order. */
  readonly spare: readonly TestKey[]
}

type StoredKey = (typeof file)['foreign']

const read = ({ kid, n, e, x5c, privateKey }: StoredKey): TestKey => {
  let key: KeyObject | undefined
  const parsed = (): KeyObject => {
    key ??= createPrivateKey(privateKey)
    return key
  }
  return {
    kid,
    n,
    e,
    x5c,
    privateKey: parsed,
    publicPem: () => createPublicKey(parsed()).export({ type: 'spki', format: 'pem' }).toString(),
  }
}

const readSet = (set: { readonly published: StoredKey[]; readonly spare: StoredKey[] }): KeySet => ({
  published: set.published.map(read),
  spare: set.spare.map(read),
})

/** Set 0 is Entra's, shared by all tenants; set 1 belongs to a hostile identity provider. */
export const keySets: readonly KeySet[] = file.sets.map(readSet)

/** Keys that sign for personal Microsoft accounts: others than those of organisations. */
export const personalKeys: KeySet = readSet(file.personal)

/** Keys of the clouds that do not sign with those of the global one. */
export const cloudKeys: Readonly<Record<Exclude<Cloud, 'global'>, KeySet>> = {
  'us-government': readSet(file.clouds['us-government']),
  china: readSet(file.clouds.china),
  'external-id': readSet(file.clouds['external-id']),
}

/** The keys that a tenant signs with: those of its cloud, unless it was given a set. */
export const keySetOf = (
  tenantId: string,
  { keySet, cloud = 'global' }: { readonly keySet?: 0 | 1; readonly cloud?: Cloud },
): KeySet => {
  const shared = keySets[keySet ?? 0] ?? personalKeys
  if (keySet !== undefined) return shared
  if (tenantId === consumersTenant) return personalKeys
  return cloud === 'global' ? shared : cloudKeys[cloud]
}

/** The key of applications that sign with a key of their own (claims mapping, or SAML on the same application). */
export const applicationKey: TestKey = read(file.application)

/** A key that is too short to be trusted; nobody publishes it. */
export const weakKey: TestKey = read(file.weak)

/** A key that nobody publishes. */
export const foreignKey: TestKey = read(file.foreign)
