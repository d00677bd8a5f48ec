import * as client from 'openid-client'
import { backChannelOptions } from './back-channel.ts'
import { SignInFailure } from './failure.ts'
import type { Connection } from './store.ts'

/** An identity provider's metadata document. */
export type Metadata = client.ServerMetadata

/** How long a fetched document is used for further logins, in milliseconds. A save always fetches. */
export const metadataLifetime = 5 * 60_000

const problemOf = (thrown: unknown): string => {
  if (!(thrown instanceof client.ClientError)) return 'it could not be reached'
  if (thrown.code === 'OAUTH_TIMEOUT') return 'it did not answer in time'
  const { cause } = thrown
  if (cause instanceof Response && cause.status !== 200) return `it answered with status ${cause.status}`
  if (thrown.code === undefined) return 'it could not be reached'
  return 'the answer is not a JSON document with an issuer'
}

const isDown = (thrown: unknown): boolean =>
  !(thrown instanceof client.ClientError) || thrown.code === undefined || thrown.code === 'OAUTH_TIMEOUT'

/** Fetches a metadata document, without believing what it says. Throws `SignInFailure`. */
export const fetchMetadata = async (url: string, fetch: client.CustomFetch): Promise<Metadata> => {
  try {
    // openid-client compares no issuer when it is given the document's own URL: trustMetadata does that.
    const found = await client.discovery(
      new URL(url),
      'unused',
      undefined,
      undefined,
      backChannelOptions(fetch),
    )
    return { ...found.serverMetadata() }
  } catch (thrown) {
    const kind = isDown(thrown) ? 'metadata-unreachable' : 'metadata-unusable'
    throw new SignInFailure({ kind, url, problem: problemOf(thrown) }, thrown)
  }
}

const needed = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const

/**
 * Believes a document only if it names exactly the issuer that was entered (OpenID Connect Discovery 1.0,
 * 4.3). This refuses Entra's documents for `common` and for a domain name: with those, which tenant may
 * sign people in would be up to whoever answers. openid-client makes an exception for
 * login.microsoftonline.com here, hence the comparison of our own. Throws `SignInFailure`.
 */
export const trustMetadata = (
  { issuer, metadataUrl: url }: Pick<Connection, 'issuer' | 'metadataUrl'>,
  document: Metadata,
): Metadata => {
  if (document.issuer !== issuer)
    throw new SignInFailure({ kind: 'issuer-mismatch', entered: issuer, found: document.issuer })
  const missing = needed.filter((member) => {
    const value: unknown = document[member]
    return typeof value !== 'string' || !URL.canParse(value) || new URL(value).protocol !== 'https:'
  })
  if (missing.length > 0) {
    const problem = `it has no https address as ${missing.map((member) => `"${member}"`).join(' and ')}`
    throw new SignInFailure({ kind: 'metadata-unusable', url, problem })
  }
  return document
}

/** The document of a connection, if it can be fetched and believed. Throws `SignInFailure`. */
export const loadMetadata = async (connection: Connection, fetch: client.CustomFetch): Promise<Metadata> =>
  trustMetadata(connection, await fetchMetadata(connection.metadataUrl, fetch))

/**
 * Keeps documents for a while, by organisation and revision: what one organisation's provider says is never
 * used for another's, nor for other settings. Only good documents are kept, so a provider that was down is
 * asked again at the next login.
 */
export const metadataCache = (
  load: (connection: Connection) => Promise<Metadata>,
  lifetime: number,
  now: (organisation: string) => number,
) => {
  const kept = new Map<
    string,
    { readonly revision: number; readonly metadata: Metadata; readonly at: number }
  >()
  const fetched = async (organisation: string, connection: Connection): Promise<Metadata> => {
    const metadata = await load(connection)
    kept.set(organisation, { revision: connection.revision, metadata, at: now(organisation) })
    return metadata
  }
  return {
    /** Asks the provider now: for a save and a test. */
    fresh: fetched,
    /** Uses what is kept, for a login. */
    recent: async (organisation: string, connection: Connection): Promise<Metadata> => {
      const hit = kept.get(organisation)
      const usable =
        hit !== undefined && hit.revision === connection.revision && now(organisation) - hit.at < lifetime
      return usable ? hit.metadata : fetched(organisation, connection)
    },
    forget: (organisation: string): void => void kept.delete(organisation),
    clear: () => kept.clear(),
  }
}
