/** Mistakes in getting and choosing the keys that verify ID tokens. */
import { decodeProtectedHeader, importJWK, type JSONWebKeySet } from 'jose'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'
import { type KeySetSource, laxRedeem } from './lax-redeem.ts'
import { byPublishedKey, soundly, type Verify } from './lax-signature.ts'
import { Crash, loadKeys } from './lax-tokens.ts'

/** Key sets kept as long as the product runs. */
const eternalKeys = (): KeySetSource => {
  const kept = new Map<string, Awaited<ReturnType<KeySetSource>>>()
  return async (url, load) => {
    const keys = kept.get(url) ?? (await load())
    kept.set(url, keys)
    return keys
  }
}

/** A change of the key set before it is used. */
const changing =
  (change: (keys: JSONWebKeySet['keys']) => JSONWebKeySet['keys']): KeySetSource =>
  async (_url, load) => ({ keys: change((await load()).keys) })

/** Whether there is any key; a set that cannot be fetched has none. */
const hasKeys = async (keys: () => Promise<JSONWebKeySet>): Promise<boolean> =>
  keys().then(
    (set) => set.keys.length > 0,
    () => false,
  )

const withoutKeysUnchecked: Verify = async (signed) =>
  (await hasKeys(signed.keys)) ? soundly(signed) : signed.token

const withoutKeysCrashing: Verify = async (signed) => {
  if (await hasKeys(signed.keys)) return soundly(signed)
  throw new Crash("Cannot read properties of undefined (reading 'find')")
}

export const keyFlaws = {
  'caches-keys-for-ever': {
    breaks: 'It fetches a key set once and keeps it as long as it runs.',
    rules: () => ({ redeem: laxRedeem({ keySet: eternalKeys() }) }),
    caughtBy: ['jwks.rollover-between-logins', 'jwks.rollover-during-login'],
    alsoCaughtBy: [
      'enforce.fails-closed',
      'jwks.emergency-removal',
      'jwks.empty',
      'jwks.kid-absent-single',
      'jwks.oct-key',
      'jwks.several-keys',
      'jwks.weak-rsa',
      'jwks.enc-key',
      'jwks.key-issuer-binding',
      'jwks.not-json-or-huge',
      'jwks.unreachable-warm',
      'jwks.key-without-alg',
      'jwks.unusable-neighbours',
      'jwks.unreachable-cold',
      'multi-tenant.jwks-cache-isolation',
    ],
  },
  'needs-key-use': {
    breaks: 'It passes over keys that do not say "use": "sig".',
    rules: () => ({
      redeem: laxRedeem({
        keySet: async (_url, load) => ({ keys: (await load()).keys.filter(({ use }) => use === 'sig') }),
      }),
    }),
    caughtBy: ['jwks.key-without-alg'],
  },
  'chokes-on-strange-keys': {
    breaks: 'It imports every key of the set as an RSA key, and gives up when one is not.',
    rules: () => ({
      redeem: laxRedeem({
        keySet: async (_url, load) => {
          const set = await load()
          await Promise.all(set.keys.map((key) => importJWK(key, 'RS256')))
          return set
        },
      }),
    }),
    caughtBy: ['jwks.unusable-neighbours'],
  },
  'fetches-keys-at-start': {
    breaks: 'It fetches the keys when a login starts, and looks at no others when it ends.',
    rules: () => {
      const kept = new Map<string, JSONWebKeySet>()
      return {
        begin: async (beginning) => {
          const url = beginning.metadata.jwks_uri ?? ''
          kept.set(url, await loadKeys(beginning.product.fetch, url))
          return soundRules.begin(beginning)
        },
        redeem: laxRedeem({ keySet: async (url, load) => kept.get(url) ?? load() }),
      }
    },
    caughtBy: ['jwks.rollover-during-login'],
  },
  'skips-signature-without-keys': {
    breaks: 'When it has no key, it goes on without looking at the signature.',
    rules: () => ({ redeem: laxRedeem({ verify: withoutKeysUnchecked }) }),
    caughtBy: ['jwks.unreachable-cold', 'jwks.empty'],
    alsoCaughtBy: [
      'jwks.not-json-or-huge',
      // The key set is out of reach in these as well.
      'enforce.fails-closed',
      'discovery.ssrf-after-save',
      'discovery.redirect-cross-host',
    ],
  },
  'crashes-without-keys': {
    breaks: 'When it has no key, it crashes.',
    rules: () => ({ redeem: laxRedeem({ verify: withoutKeysCrashing }) }),
    caughtBy: ['jwks.unreachable-warm'],
    alsoCaughtBy: [
      'jwks.unreachable-cold',
      'jwks.empty',
      'jwks.not-json-or-huge',
      // The key set is out of reach in these as well.
      'enforce.fails-closed',
      'discovery.ssrf-after-save',
      'discovery.ssrf-endpoints',
      'discovery.redirect-cross-host',
    ],
  },
  'ignores-key-use': {
    breaks: 'It verifies signatures with any published key, also one for encryption.',
    rules: () => ({
      redeem: laxRedeem({ keySet: changing((keys) => keys.map(({ use, ...key }) => key)) }),
    }),
    caughtBy: ['jwks.enc-key'],
  },
  'ignores-key-issuer': {
    breaks: 'It does not look at the issuer that a key names.',
    rules: () => ({ redeem: laxRedeem({ verify: byPublishedKey }) }),
    caughtBy: ['jwks.key-issuer-binding'],
  },
  'keeps-withdrawn-keys': {
    breaks: 'When it fetches the key set again it adds the new keys, and never drops one.',
    rules: () => {
      const kept = new Map<string, JSONWebKeySet['keys']>()
      const keySet: KeySetSource = async (url, load) => {
        const { keys } = await load()
        const old = kept.get(url)?.filter(({ kid }) => !keys.some((key) => key.kid === kid)) ?? []
        kept.set(url, [...keys, ...old])
        return { keys: [...keys, ...old] }
      }
      return { redeem: laxRedeem({ keySet }) }
    },
    caughtBy: ['jwks.emergency-removal'],
    alsoCaughtBy: [
      'jwks.kid-absent-single',
      'jwks.empty',
      'jwks.unusable-neighbours',
      'jwks.oct-key',
      'jwks.weak-rsa',
    ],
  },
  'reads-few-keys': {
    breaks: 'It reads the first four keys of a set only.',
    rules: () => ({ redeem: laxRedeem({ keySet: changing((keys) => keys.slice(0, 4)) }) }),
    caughtBy: ['jwks.several-keys'],
  },
  'tries-unknown-kid-again': {
    breaks: 'When it finds no key it fetches the key set again, and again.',
    rules: () => ({
      redeem: laxRedeem({
        verify: async (signed) => {
          const { kid } = decodeProtectedHeader(signed.token)
          const { fetch, transaction } = signed.redemption
          const url = transaction.metadata.jwks_uri ?? ''
          let set = await signed.keys()
          for (let again = 0; again < 3 && !set.keys.some((key) => key.kid === kid); again += 1) {
            set = await loadKeys(fetch, url)
          }
          return soundly({ ...signed, keys: async () => set })
        },
      }),
    }),
    caughtBy: ['jwks.unknown-kid-storm'],
  },
} as const satisfies FlawTable
