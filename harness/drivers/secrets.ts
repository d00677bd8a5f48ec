/** Keeps secrets that a driver was told out of its log. Pure. */
import { spellingsOf, withoutTokens } from '../judge/redact.ts'

/** The client secrets in a request of the contract. */
export const secretsOf = (body: unknown): readonly string[] => {
  if (typeof body !== 'object' || body === null || !('connection' in body)) return []
  const { connection } = body
  return typeof connection === 'object' &&
    connection !== null &&
    'clientSecret' in connection &&
    typeof connection.clientSecret === 'string'
    ? [connection.clientSecret]
    : []
}

/** The text without these secrets, in any of their spellings, and without tokens. */
export const withoutSecrets = (text: string, secrets: ReadonlySet<string>): string =>
  withoutTokens(
    [...secrets]
      .filter(({ length }) => length >= 8)
      .flatMap(spellingsOf)
      .sort((one, other) => other.length - one.length)
      .reduce((left, found) => left.replaceAll(found, '⟨secret⟩'), text),
  )
