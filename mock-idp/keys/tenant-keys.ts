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
  const named = (kid: string): TestKey => {
    const key = published.find((candidate) => candidate.kid === kid)
    if (key !== undefined) return key
    throw new MockEntraError('unknown', `There is no key ${kid} in the key set.`)
  }
  const publish = (): TestKey => {
    const next = set.spare[rolled]
    if (next === undefined)
      throw new MockEntraError(
        'keys-exhausted',
        `The tenant has rolled its keys ${rolled} times and there is no spare key left. Use another tenant.`,
      )
    rolled += 1
    published = [...published, next]
    return next
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
    publish: () => publish().kid,
    signWith: (kid) => {
      signing = named(kid)
    },
    retire: (kid) => {
      const key = named(kid)
      if (key === signing)
        throw new MockEntraError('bad-input', 'The key that signs cannot be retired.', [
          { path: 'kid', message: `sign with another key first, or roll with withdraw; got ${kid}` },
        ])
      published = published.filter((other) => other !== key)
    },
    roll: ({ withdraw = false } = {}) => {
      const old = signing
      signing = publish()
      if (withdraw) published = published.filter((key) => key !== old)
    },
  }
}
