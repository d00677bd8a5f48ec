/** Mistakes in what is believed about an identity provider's endpoints. */
import type { CustomFetch } from 'openid-client'
import { SignInFailure } from '../failure.ts'
import { fetchMetadata, type Metadata, trustMetadata } from '../metadata.ts'
import type { Connection } from '../store.ts'
import type { FlawTable } from './flaw.ts'

/** Where Entra has its endpoints, made from the issuer. */
const usualEndpoints = (issuer: string): Metadata => {
  const base = issuer.replace(/\/v2\.0\/?$/, '')
  return {
    issuer,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  }
}

const answeredWithStatus = (thrown: unknown): boolean =>
  thrown instanceof SignInFailure && 'problem' in thrown.failure && /status/.test(thrown.failure.problem)

const withoutUnusable = (document: Metadata): Partial<Metadata> =>
  Object.fromEntries(
    Object.entries(document).filter(([, value]) => typeof value !== 'string' || URL.canParse(value)),
  )

export const metadataFlaws = {
  'guesses-endpoints-after-an-error': {
    breaks: 'When the metadata URL answers with an error, it uses the endpoints that Entra usually has.',
    rules: () => ({
      loadMetadata: async (connection: Connection, fetch: CustomFetch) => {
        const document = await fetchMetadata(connection.metadataUrl, fetch).catch((thrown: unknown) => {
          if (answeredWithStatus(thrown)) return usualEndpoints(connection.issuer)
          throw thrown
        })
        return trustMetadata(connection, document)
      },
    }),
    caughtBy: ['discovery.http-error'],
    alsoCaughtBy: ['discovery.not-json'],
  },
  'fills-in-missing-endpoints': {
    breaks: 'It fills in the endpoints that a metadata document lacks with those that Entra usually has.',
    rules: () => ({
      loadMetadata: async (connection: Connection, fetch: CustomFetch) => {
        const usual = usualEndpoints(connection.issuer)
        const document = withoutUnusable(await fetchMetadata(connection.metadataUrl, fetch))
        const strings = Object.entries(document).filter(
          ([member, value]) => !(member in usual) || typeof value === 'string',
        )
        return trustMetadata(connection, { ...usual, ...Object.fromEntries(strings) })
      },
    }),
    caughtBy: ['discovery.missing-field'],
  },
} as const satisfies FlawTable
