import type { Clock } from '../directory/clock.ts'
import { parseDuration } from '../duration.ts'
import { foreignKey, type TestKey, weakKey } from '../keys/key-sets.ts'
import { type Hosts, issuerOf } from '../server/urls.ts'
import type { FaultValue, HonestChange, Json, UnpublishedKey } from './fault.ts'

/** What a fault value may refer to. */
export interface Surroundings {
  readonly hosts: Hosts
  readonly clock: Clock
}

/** The value that is sent in the place of the honest one. */
export const resolveValue = (
  value: FaultValue | undefined,
  honest: Json | undefined,
  { hosts, clock }: Surroundings,
): Json => {
  if (value === undefined) return null
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if ('$now' in value) return Math.floor((clock.ms() + parseDuration(String(value['$now']), '$now')) / 1000)
    if ('$issuerOf' in value) return issuerOf(hosts, { id: String(value['$issuerOf']) })
    if ('$honest' in value) return changed(honest ?? '', value['$honest'] as HonestChange)
    if ('$length' in value) return ofLength(honest ?? '', Number(value['$length']))
    if ('$key' in value) return published(unpublished[value['$key'] as UnpublishedKey])
  }
  return value as Json
}

const unpublished: Record<UnpublishedKey, TestKey> = { foreign: foreignKey, weak: weakKey }

/** A key as a member of a key set. */
const published = ({ kid, n, e }: TestKey): Json => ({ kty: 'RSA', use: 'sig', kid, n, e })

/** Enough to make a parser without bounds stumble, and little enough to be sent within a megabyte. */
const depth = 1000
const dots = 500_000

const changed = (honest: Json, change: HonestChange): Json => {
  switch (change) {
    case 'altered':
      return altered(honest)
    case 'as-flattened-jws':
      return flattened(asText(honest))
    case 'as-general-jws':
      return general(asText(honest))
    case 'as-text':
      return asText(honest)
    case 'doubled':
      return Array.isArray(honest) ? [...honest, ...honest] : [honest, honest]
    case 'empty':
      return emptied(honest)
    case 'in-array':
      return [honest]
    case 'lower-case':
      return asText(honest).toLowerCase()
    case 'nested-deeply':
      return Array.from({ length: depth }).reduce<Json>((inner) => [inner], honest)
    case 'reversed':
      return Array.isArray(honest) ? honest.toReversed() : asText(honest).split('').reverse().join('')
    case 'with-many-dots':
      return `${asText(honest)}${'.'.repeat(dots)}`
    case 'upper-case':
      return asText(honest).toUpperCase()
    case 'with-trailing-slash':
      return `${asText(honest)}/`
    case 'with-trailing-space':
      return `${asText(honest)} `
  }
}

/** A compact token in the JSON serialisations of RFC 7515, 7.2. */
const flattened = (token: string): Json => {
  const [protectedHeader = '', payload = '', signature = ''] = token.split('.')
  return { payload, protected: protectedHeader, signature }
}
const general = (token: string): Json => {
  const [protectedHeader = '', payload = '', signature = ''] = token.split('.')
  const wrong = { protected: protectedHeader, signature: alteredText(signature) }
  return { payload, signatures: [{ protected: protectedHeader, signature }, wrong] }
}

const asText = (honest: Json): string => (typeof honest === 'string' ? honest : JSON.stringify(honest))

const emptied = (honest: Json): Json => {
  if (typeof honest === 'number') return 0
  if (typeof honest === 'boolean') return false
  if (Array.isArray(honest)) return []
  return typeof honest === 'object' && honest !== null ? {} : ''
}

/** The text cut, or lengthened with letters before its end, so that its beginning and its last character stay. */
const ofLength = (honest: Json, length: number): string => {
  const text = asText(honest)
  if (text.length >= length) return text.slice(0, length)
  return `${text.slice(0, -1)}${'a'.repeat(length - text.length)}${text.slice(-1)}`
}

/** Another value of the same type. Of a text one character in the middle changes, so that its shape stays. */
const altered = (honest: Json): Json => {
  if (typeof honest === 'number') return honest + 1
  if (typeof honest === 'boolean') return !honest
  if (typeof honest === 'string') return alteredText(honest)
  if (honest === null) return 'altered'
  if (Array.isArray(honest)) return [...honest, 'altered']
  return { ...honest, altered: true }
}

const alteredText = (text: string): string => {
  const middle = Math.floor(text.length / 2)
  const offset = text.slice(middle).search(/[A-Za-z0-9]/)
  const at = offset < 0 ? text.search(/[A-Za-z0-9]/) : middle + offset
  if (at < 0) return `${text}a`
  return `${text.slice(0, at)}${text[at] === 'b' ? 'c' : 'b'}${text.slice(at + 1)}`
}
