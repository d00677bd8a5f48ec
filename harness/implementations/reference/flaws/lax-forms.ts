/** Ways to read an ID token, or the nonce in it, that are not the agreed one. */
import { z } from 'zod'
import { type Rules, soundRules } from '../rules.ts'
import { laxRedeem } from './lax-redeem.ts'

const flattened = z.object({ protected: z.string(), payload: z.string(), signature: z.string() })
const general = z.object({
  payload: z.string(),
  signatures: z.array(z.object({ protected: z.string(), signature: z.string() })).min(1),
})

/** The compact form of a token in the JSON serialisations, or in an array. */
export const fromAnyForm = (member: unknown): string | undefined => {
  if (typeof member === 'string') return member
  if (Array.isArray(member)) return fromAnyForm(member[0])
  const one = flattened.safeParse(member).data
  if (one !== undefined) return `${one.protected}.${one.payload}.${one.signature}`
  const many = general.safeParse(member).data
  const [first] = many?.signatures ?? []
  return many === undefined || first === undefined
    ? undefined
    : `${first.protected}.${many.payload}.${first.signature}`
}

/** The claims of a token. Where a name stands twice at the beginning, the first value counts. */
export const firstOfTwo = (token: string): unknown => {
  const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
  const claims: unknown = JSON.parse(text)
  const [, name = '', value = ''] = /^\{("[^"]*"):("[^"]*")/.exec(text) ?? []
  if (name === '' || typeof claims !== 'object' || claims === null) return claims
  return { ...claims, [JSON.parse(name)]: JSON.parse(value) }
}

/** A nonce is compared with those of all logins that have begun. */
export const ofAnyLogin = (): Partial<Rules> => {
  const known = new Set<unknown>()
  return {
    transactions: (now) => {
      const sound = soundRules.transactions(now)
      return {
        ...sound,
        put: (session, transaction) => {
          known.add(transaction.nonce)
          sound.put(session, transaction)
        },
      }
    },
    redeem: laxRedeem({ claims: { isNonce: ({ nonce }) => known.delete(nonce) } }),
  }
}
