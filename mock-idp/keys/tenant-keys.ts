import type { TenantKeys } from '../contract.ts'
import { MockEntraError } from '../errors.ts'
import { type KeySet, keySets, type TestKey } from './key-sets.ts'

export interface KeyRing extends TenantKeys {
  signingKey(): TestKey
  publishedKeys(): readonly TestKey[]
}

const setOf = (index: 0 | 1): KeySet => keySets[index] ?? { published: [], spare: [] }

/**
 * The keys of one tenant: which are published, and which one signs. Throws `MockEntraError` with the code
 * `keys-exhausted` when it is rolled more often than there are spare keys.
 */
export const createKeyRing = (index: 0 | 1): KeyRing => {
  const set = setOf(index)
  let published = set.published
  // Not the first one: relying parties that take whatever key comes first have to fail.
  let signing = published[1]
  let rolled = 0
  const signingKey = (): TestKey => {
    if (signing === undefined) throw new MockEntraError('keys-exhausted', 'The key set is empty.')
    return signing
  }
  return {
    get published() {
      return published.map(({ kid }) => kid)
    },
    get signing() {
      return signingKey().kid
    },
    signingKey,
    publishedKeys: () => published,
    roll: ({ withdraw = false } = {}) => {
      const next = set.spare[rolled]
      if (next === undefined)
        throw new MockEntraError(
          'keys-exhausted',
          `The tenant has rolled its keys ${rolled} times and there is no spare key left. Use another tenant.`,
        )
      const old = signing
      rolled += 1
      signing = next
      published = [...(withdraw ? published.filter((key) => key !== old) : published), next]
    },
  }
}
