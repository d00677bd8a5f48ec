import type { TenantKeys } from '../contract.ts'
import { MockEntraError } from '../errors.ts'
import type { KeySet, TestKey } from './key-sets.ts'
import { indexAt, type RolloverPlan, standingAt } from './rollover.ts'

export interface KeyRing extends TenantKeys {
  signingKey(): TestKey
  publishedKeys(): readonly TestKey[]
  /** The key that was taken out of the set last, if one was. */
  retiredKey(): TestKey | undefined
  /** From now on the keys roll by themselves, every so many milliseconds of the clock. undefined: by hand only. The key that signs goes on signing. */
  rollEvery(period: number | undefined): void
}

/**
 * The keys of one tenant: which are published, and which one signs. By hand they are rolled as often as there
 * are spare keys, then `MockEntraError` with the code `keys-exhausted` is thrown; by the clock (see
 * `rollover.ts`) they go round. What was published, retired or switched by hand holds until the clock rolls next.
 * @param now milliseconds since the epoch, by the tenant's clock
 * @param period milliseconds; undefined: rolled by hand only
 */
export const createKeyRing = (set: KeySet, now: () => number = () => 0, period?: number): KeyRing => {
  const cycle = [...set.published, ...set.spare]
  let published = set.published
  // Not the first one: relying parties that take whatever key comes first have to fail.
  let signing = published[1]
  let plan: RolloverPlan | undefined =
    period === undefined ? undefined : { period, shift: 0, withdrawn: new Set() }
  let standing: number | undefined
  const gone = new Set<TestKey>()
  let retired: TestKey | undefined

  const follow = (): void => {
    if (plan === undefined) return
    const index = indexAt(plan, now())
    if (index === standing) return
    standing = index
    const { shown, signs } = standingAt(plan, index, cycle)
    published = shown
    signing = signs
  }
  const signingKey = (): TestKey => {
    follow()
    if (signing === undefined) throw new MockEntraError('keys-exhausted', 'The key set is empty.')
    return signing
  }
  const publishedKeys = (): readonly TestKey[] => {
    follow()
    return published
  }
  const named = (kid: string): TestKey => {
    const key = publishedKeys().find((candidate) => candidate.kid === kid)
    if (key !== undefined) return key
    throw new MockEntraError('unknown', `There is no key ${kid} in the key set.`)
  }
  const publish = (): TestKey => {
    const shown = publishedKeys()
    const next = cycle.find((key) => !shown.includes(key) && !gone.has(key))
    if (next === undefined)
      throw new MockEntraError(
        'keys-exhausted',
        `The tenant has rolled its keys ${set.spare.length} times and there is no spare key left. Use another tenant, or let the keys roll by the clock (keyRollover).`,
      )
    published = [...shown, next]
    return next
  }
  const takeOut = (key: TestKey): void => {
    published = published.filter((other) => other !== key)
    retired = key
    if (plan === undefined) gone.add(key)
  }
  return {
    get published() {
      return publishedKeys().map(({ kid }) => kid)
    },
    get signing() {
      return signingKey().kid
    },
    signingKey,
    publishedKeys,
    retiredKey: () => retired,
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
      takeOut(key)
    },
    roll: ({ withdraw = false } = {}) => {
      const old = signingKey()
      if (plan === undefined) {
        signing = publish()
        if (withdraw) takeOut(old)
        return
      }
      // The next key is published already: it signs earlier than planned.
      const index = indexAt(plan, now())
      if (withdraw) retired = old
      const withdrawn = withdraw ? new Set([...plan.withdrawn, index]) : plan.withdrawn
      plan = { ...plan, shift: plan.shift + 1, withdrawn }
      follow()
    },
    rollEvery: (wanted) => {
      if (plan?.period === wanted) return
      if (wanted === undefined) {
        // What is published and what signs now stays so.
        follow()
        plan = undefined
        return
      }
      const position = cycle.indexOf(signingKey())
      const fresh: RolloverPlan = { period: wanted, shift: 0, withdrawn: new Set() }
      plan = { ...fresh, shift: position - indexAt(fresh, now()) }
      standing = undefined
      follow()
    },
  }
}
