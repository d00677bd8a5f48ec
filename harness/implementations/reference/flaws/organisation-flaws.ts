/** Mistakes between organisations: whose answer, whose token, whose keys, whose secret. */
import { decodeJwt, type JSONWebKeySet } from 'jose'
import { satisfiedBy } from '../access.ts'
import { redirectPath } from '../begin.ts'
import { fetchMetadata, type Metadata, trustMetadata } from '../metadata.ts'
import { redeem } from '../redeem.ts'
import { soundRules } from '../rules.ts'
import type { Connection } from '../store.ts'
import type { FlawTable } from './flaw.ts'
import { type KeySetSource, laxRedeem } from './lax-redeem.ts'
import { byPublishedKey } from './lax-signature.ts'
import { loadKeys } from './lax-tokens.ts'

/** Finds a key by its `kid` alone, wherever it was published first. */
const keysByIdentifier = (): KeySetSource => {
  const kept = new Map<unknown, JSONWebKeySet['keys'][number]>()
  return async (_url, load) => {
    const { keys } = await load()
    for (const key of keys) if (!kept.has(key.kid)) kept.set(key.kid, key)
    return { keys: keys.map((key) => kept.get(key.kid) ?? key) }
  }
}

/** The keys of all providers that were ever asked, in one set. */
const pooledKeys = (): KeySetSource => {
  const kept = new Map<string, JSONWebKeySet['keys']>()
  return async (url, load) => {
    const { keys } = await load()
    kept.set(url, keys)
    const known = new Set(keys.map(({ kid }) => kid))
    const others = [...kept.values()].flat().filter(({ kid }) => !known.has(kid))
    return { keys: [...keys, ...new Map(others.map((key) => [key.kid, key])).values()] }
  }
}

/** Stands for any issuer. */
const byCookie = 'by cookie'

export const organisationFlaws = {
  'provider-from-state': {
    breaks:
      'At the callback it takes the organisation from the path, and the provider with its credentials from the state.',
    rules: () => {
      const connections = new Map<string, Connection>()
      return {
        isOwnAnswer: () => true,
        begin: async (beginning) => {
          connections.set(beginning.organisation.id, beginning.connection)
          return soundRules.begin(beginning)
        },
        redeem: (redemption) => {
          const { organisation } = redemption.transaction
          const connection = connections.get(organisation)
          if (connection === undefined) return redeem(redemption)
          const { clientId, clientSecret } = connection
          const callback = new URL(redemption.callback)
          callback.pathname = redirectPath(organisation)
          return redeem({ ...redemption, callback, clientId, clientSecret })
        },
      }
    },
    caughtBy: [
      'multi-tenant.foreign-org-response',
      'multi-tenant.mix-up',
      'multi-tenant.test-flow-isolation',
    ],
  },
  'token-chooses-its-provider': {
    breaks: 'It validates an ID token against whichever connected provider the token names.',
    rules: () => {
      const known = new Map<string, { readonly metadata: Metadata; readonly clientId: string }>()
      return {
        begin: async (beginning) => {
          const { metadata, connection } = beginning
          known.set(metadata.issuer, { metadata, clientId: connection.clientId })
          return soundRules.begin(beginning)
        },
        redeem: laxRedeem({
          verify: async (signed) => {
            const named = known.get(decodeJwt(signed.token).iss ?? '')
            if (named === undefined) return byPublishedKey(signed)
            const url = named.metadata.jwks_uri ?? ''
            return byPublishedKey({ ...signed, keys: () => loadKeys(signed.redemption.fetch, url) })
          },
          claims: {
            isIssuer: ({ iss }) => known.has(String(iss)),
            isForUs: ({ iss, aud }) => known.get(String(iss))?.clientId === aud,
          },
        }),
      }
    },
    caughtBy: ['multi-tenant.foreign-org-token'],
  },
  'pools-keys': {
    breaks: 'It keeps the keys of all organisations in one set and verifies each token with any of them.',
    rules: () => ({ redeem: laxRedeem({ keySet: pooledKeys(), verify: byPublishedKey }) }),
    caughtBy: ['multi-tenant.foreign-org-token'],
    alsoCaughtBy: [
      'jwks.emergency-removal',
      'jwks.empty',
      'jwks.key-issuer-binding',
      'jwks.kid-absent-single',
    ],
  },
  'caches-keys-by-kid': {
    breaks: 'It keeps keys by their "kid" alone, without the provider that published them.',
    rules: () => ({ redeem: laxRedeem({ keySet: keysByIdentifier(), verify: byPublishedKey }) }),
    caughtBy: ['multi-tenant.jwks-cache-isolation'],
    alsoCaughtBy: ['jwks.enc-key', 'jwks.key-issuer-binding'],
  },
  'audience-of-any-organisation': {
    breaks: 'It takes an ID token that was issued to the application of another of its organisations.',
    rules: () => {
      const clients = new Set<string>()
      return {
        begin: async (beginning) => {
          clients.add(beginning.connection.clientId)
          return soundRules.begin(beginning)
        },
        redeem: laxRedeem({ claims: { isForUs: ({ aud }) => clients.has(String(aud)) } }),
      }
    },
    caughtBy: ['multi-tenant.same-issuer'],
  },
  'secret-by-client-id': {
    breaks: 'It finds the client secret by the client ID alone, whichever organisation has entered it.',
    rules: () => {
      const secrets = new Map<string, string>()
      return {
        clientSecret: ({ clientId, clientSecret }, _organisation, purpose) => {
          if (purpose === 'test') secrets.set(clientId, clientSecret)
          return secrets.get(clientId) ?? clientSecret
        },
      }
    },
    caughtBy: ['multi-tenant.same-client-id'],
  },
  'metadata-by-named-issuer': {
    breaks: 'It keeps metadata under the issuer that a document names, whoever has served the document.',
    metadataLifetime: 0,
    rules: () => {
      const kept = new Map<string, Metadata>()
      return {
        loadMetadata: async (connection, fetch) => {
          const fetched = await fetchMetadata(connection.metadataUrl, fetch)
          if (fetched.issuer !== connection.issuer) kept.set(fetched.issuer, fetched)
          return trustMetadata(connection, kept.get(connection.issuer) ?? fetched)
        },
      }
    },
    caughtBy: ['multi-tenant.discovery-cache-isolation'],
  },
  'sso-cookie-by-path': {
    breaks: 'A cookie proves that SSO was completed, and only its path says for which organisation.',
    rules: () => {
      const proofs = new Set<string>()
      return {
        renewSession: async (request) => {
          await soundRules.renewSession(request)
          const proof = request.sessionID
          proofs.add(proof)
          const path = `/organizations/${String(request.params['org'])}`
          request.res?.cookie('sso', proof, { httpOnly: true, sameSite: 'lax', path })
        },
        ssoState: (request, organisation) => {
          const sent = (request.headers.cookie ?? '').split(/;\s*/)
          return sent.some((pair) => pair.startsWith('sso=') && proofs.has(pair.slice(4)))
            ? satisfiedBy({ issuer: byCookie }, Date.now())
            : soundRules.ssoState(request, organisation)
        },
        privateAccess: (visitor) =>
          soundRules.privateAccess(
            visitor.sso?.status === 'satisfied' && visitor.sso.issuer === byCookie
              ? { ...visitor, sso: { ...visitor.sso, issuer: visitor.connection?.issuer ?? '' } }
              : visitor,
          ),
      }
    },
    caughtBy: ['multi-tenant.session-isolation'],
  },
} as const satisfies FlawTable
