/**
 * Takes secrets out of what is stored, by value: the mock minted them all and the browser saw the rest, so
 * nothing has to be guessed. The same secret always gets the same label. Pure.
 */
import type { JournalEntry } from '../../mock-idp/contract.ts'

const secretParameters: Readonly<Record<string, string>> = {
  code: 'code',
  client_secret: 'secret',
  client_assertion: 'assertion',
  state: 'state',
  nonce: 'nonce',
  code_verifier: 'verifier',
  code_challenge: 'challenge',
  refresh_token: 'refresh_token',
  id_token_hint: 'id_token',
  session_state: 'session',
}

/** Shorter texts would be found by chance inside others. */
const shortest = 8
/** Longer texts, of which there are few, would make the pattern too large. */
const longestInPattern = 4000
/** Characters of a text that a record keeps: enough to see what it is. */
const mostKept = 2000

export type Redact = (text: string) => string

export interface SecretSources {
  readonly journal: readonly JournalEntry[]
  readonly cookies: readonly string[]
  readonly secrets: Iterable<string>
}

/** Makes the function that replaces every secret of a case by its label, for example `⟨code 1⟩`. */
export const redactor = ({ journal, cookies, secrets }: SecretSources): Redact => {
  const labels = new Map<string, string>()
  const counts = new Map<string, number>()
  const learn = (kind: string, value: string): void => {
    if (value.length < shortest || labels.has(value)) return
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    labels.set(value, `⟨${kind} ${number}⟩`)
  }
  for (const secret of secrets) learn('secret', secret)
  for (const { parameters, minted } of journal) {
    for (const [name, value] of Object.entries(parameters)) {
      const kind = secretParameters[name]
      if (kind !== undefined) learn(kind, value)
    }
    for (const [name, value] of Object.entries(minted)) learn(name, value)
  }
  for (const value of cookies) learn('cookie', value)
  if (labels.size === 0) return (text) => shortened(withoutTokens(text))
  const spellings = new Map(
    [...labels].flatMap(([value, label]) => spellingsOf(value).map((spelling) => [spelling, label] as const)),
  )
  // Longest first, so that a secret which contains another is found whole. One pass, as every trace goes through it.
  const longestFirst = [...spellings.keys()].sort((one, other) => other.length - one.length)
  const huge = longestFirst.filter(({ length }) => length > longestInPattern)
  const pattern = new RegExp(longestFirst.slice(huge.length).map(escapePattern).join('|') || '(?!)', 'g')
  const label = (found: string): string => spellings.get(found) ?? '⟨secret⟩'
  const withoutHuge = (text: string): string =>
    text.length <= longestInPattern
      ? text
      : huge.reduce((left, found) => left.replaceAll(found, label(found)), text)
  return remembering((text) => shortened(withoutTokens(withoutHuge(text).replace(pattern, label))))
}

/** Most texts come twice: an address in a redirect and in the request that follows it. */
const remembering = (redact: Redact): Redact => {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text) ?? redact(text)
    known.set(text, found)
    return found
  }
}

/** Secrets are out before a text is cut, so that no half of one is left. */
const shortened = (text: string): string =>
  text.length <= mostKept ? text : `${text.slice(0, mostKept)}… (${text.length} characters in all)`

/** A token that nobody told us about, such as the honest one that a lie took the place of. */
export const withoutTokens = (text: string): string => text.replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '⟨token⟩')

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** A value as it stands in JSON, in a path, in a query and in a form. */
export const spellingsOf = (value: string): readonly string[] => {
  const encoded = encodeURIComponent(value)
  return [...new Set([value, encoded, encoded.replaceAll('%20', '+'), lowerHex(encoded)])]
}

/** Entra writes percent-encodings in lower case. */
const lowerHex = (encoded: string): string => encoded.replace(/%[\dA-F]{2}/g, (hex) => hex.toLowerCase())

/** Takes these secrets out, in each of their spellings, and tokens. */
export const withoutSecrets = (secrets: Iterable<string>): ((text: string) => string) => {
  const spellings = [...secrets]
    .filter(({ length }) => length >= 8)
    .flatMap(spellingsOf)
    .sort((one, other) => other.length - one.length)
  return (text) => withoutTokens(spellings.reduce((left, found) => left.replaceAll(found, '⟨secret⟩'), text))
}
