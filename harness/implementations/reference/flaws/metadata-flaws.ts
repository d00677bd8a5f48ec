/** Mistakes in what is believed about an identity provider's endpoints. */
import type { CustomFetch } from 'openid-client'
import { SignInFailure } from '../failure.ts'
import { fetchMetadata, type Metadata, trustMetadata } from '../metadata.ts'
import { soundRules } from '../rules.ts'
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
    alsoCaughtBy: ['discovery.not-json', 'discovery.redirect-cross-host', 'entra.tenant-gone'],
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
  'compares-issuers-loosely': {
    breaks: 'It compares issuers without regard to capitals, blanks and what follows the tenant.',
    rules: () => ({
      loadMetadata: async (connection: Connection, fetch: CustomFetch) => {
        const document = await fetchMetadata(connection.metadataUrl, fetch)
        const { issuer } = connection
        const isNear = document.issuer.toLowerCase().trim().startsWith(issuer.toLowerCase())
        return trustMetadata(connection, isNear ? { ...document, issuer } : document)
      },
    }),
    caughtBy: ['discovery.issuer-near-miss'],
  },
  'strips-slash-of-issuer': {
    breaks: 'It takes a slash at the end off every issuer that is entered.',
    rules: () => ({
      readIssuer: (pasted) => {
        const reading = soundRules.readIssuer(pasted)
        return reading.status === 'refused'
          ? reading
          : { ...reading, issuer: reading.issuer.replace(/\/$/, '') }
      },
    }),
    caughtBy: ['discovery.trailing-slash-in-issuer'],
  },
  'doubles-the-slash': {
    breaks: 'It appends the metadata suffix to an issuer that ends in a slash without taking that off.',
    rules: () => ({
      readIssuer: (pasted) => {
        const reading = soundRules.readIssuer(pasted)
        if (reading.status === 'refused' || !reading.issuer.endsWith('/')) return reading
        return { ...reading, metadataUrl: `${reading.issuer}/.well-known/openid-configuration` }
      },
    }),
    caughtBy: ['discovery.trailing-slash-pasted'],
    alsoCaughtBy: ['discovery.trailing-slash-in-issuer'],
  },
  'drops-metadata-query': {
    breaks: 'It asks for the metadata without the query of the URL that was pasted.',
    rules: () => ({ readIssuer: (pasted) => soundRules.readIssuer(pasted.replace(/\?.*/s, '')) }),
    caughtBy: ['discovery.metadata-url-with-query'],
  },
  'drops-endpoint-query': {
    breaks: 'It sends people to the authorization endpoint without the query that belongs to it.',
    rules: () => ({
      begin: async (beginning) => {
        const own = new URL(beginning.metadata.authorization_endpoint ?? '').searchParams
        const url = new URL(await soundRules.begin(beginning))
        for (const name of own.keys()) url.searchParams.delete(name)
        return url.href
      },
    }),
    caughtBy: ['discovery.authz-endpoint-with-query'],
  },
  'drops-odd-parts-of-the-url': {
    breaks: 'It drops credentials and a fragment from the pasted URL without a word.',
    rules: () => ({
      readIssuer: (pasted) =>
        soundRules.readIssuer(pasted.replace(/#.*/s, '').replace(/^(https:\/\/)[^/@]*@/, '$1')),
    }),
    caughtBy: ['discovery.credentials-in-url'],
  },
} as const satisfies FlawTable
