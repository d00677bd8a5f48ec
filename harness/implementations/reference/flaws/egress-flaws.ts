/** Mistakes in which addresses the product asks. */
import type { openBackChannel } from '../back-channel.ts'
import { fetchMetadata, trustMetadata } from '../metadata.ts'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'
import { laxRedeem } from './lax-redeem.ts'

type Open = typeof openBackChannel

const unguarded: Open = (options) => soundRules.openBackChannel({ ...options, isClosed: () => false })

const isRedirect = (status: number): boolean => status >= 300 && status < 400

export const egressFlaws = {
  'no-egress-guard': {
    breaks: 'It connects to any address, those of its own network included.',
    rules: () => ({ openBackChannel: unguarded }),
    caughtBy: ['discovery.ssrf-internal-issuer', 'discovery.ssrf-endpoints', 'discovery.ssrf-after-save'],
  },
  'guards-loopback-as-usually-spelt': {
    breaks: 'It refuses the texts "127.0.0.1" and "localhost", and looks at no address.',
    rules: () => ({
      openBackChannel: (options) => {
        const channel = unguarded(options)
        const { providers = [] } = options
        return {
          ...channel,
          fetch: async (url, request) => {
            const { host, hostname } = new URL(url)
            if (['127.0.0.1', 'localhost'].includes(hostname) && !providers.includes(host))
              throw new Error('not this machine')
            return channel.fetch(url, request)
          },
        }
      },
    }),
    caughtBy: ['discovery.ssrf-internal-issuer'],
  },
  'guards-only-the-pasted-address': {
    breaks: 'It guards the metadata URL that was pasted, and asks whatever endpoints the document names.',
    rules: () => ({
      openBackChannel: (options) => {
        const [guarded, open] = [soundRules.openBackChannel(options), unguarded(options)]
        return {
          fetch: (url, request) => (url.includes('/.well-known/') ? guarded : open).fetch(url, request),
          close: async () => {
            await Promise.all([guarded.close(), open.close()])
          },
        }
      },
    }),
    caughtBy: ['discovery.ssrf-endpoints', 'discovery.ssrf-after-save'],
  },
  'takes-http-issuer': {
    breaks: 'It takes an issuer that begins with http://.',
    rules: () => ({
      readIssuer: (pasted) => {
        const secure = soundRules.readIssuer(pasted.replace(/^http:/, 'https:'))
        if (secure.status === 'refused' || !pasted.startsWith('http:')) return secure
        const plain = (url: string): string => url.replace(/^https:/, 'http:')
        return { status: 'read', issuer: plain(secure.issuer), metadataUrl: plain(secure.metadataUrl) }
      },
      loadMetadata: async (connection, fetch) => {
        if (connection.metadataUrl.startsWith('https:')) return soundRules.loadMetadata(connection, fetch)
        const answer = await fetch(connection.metadataUrl, {
          method: 'GET',
          headers: {},
          body: undefined,
          redirect: 'manual',
        })
        return trustMetadata(connection, JSON.parse(await answer.text()))
      },
    }),
    caughtBy: ['discovery.http-issuer-refused'],
  },
  'takes-endpoints-of-any-scheme': {
    breaks: 'It uses endpoints of a metadata document that do not begin with https://.',
    rules: () => ({
      loadMetadata: async (connection, fetch) => {
        const document = await fetchMetadata(connection.metadataUrl, fetch)
        const secured = Object.fromEntries(
          Object.entries(document).map(([member, value]) => [
            member,
            typeof value === 'string' ? value.replace(/^\w+:/, 'https:') : value,
          ]),
        )
        return { ...trustMetadata(connection, { ...document, ...secured }), ...document }
      },
      redeem: laxRedeem({ without: [] }),
    }),
    caughtBy: ['discovery.endpoint-downgraded-http', 'discovery.markup-in-metadata'],
  },
  'follows-redirects': {
    breaks: 'It follows redirects of an identity provider to wherever they lead.',
    rules: () => ({
      openBackChannel: (options) => {
        const channel = soundRules.openBackChannel(options)
        return {
          ...channel,
          fetch: async (url, request) => {
            const answer = await channel.fetch(url, request)
            const to = answer.headers.get('location')
            return isRedirect(answer.status) && to !== null ? channel.fetch(to, request) : answer
          },
        }
      },
    }),
    caughtBy: ['discovery.redirect-cross-host'],
    alsoCaughtBy: ['token.redirect'],
  },
  'reads-any-amount': {
    breaks: 'It reads answers of any length.',
    rules: () => ({
      openBackChannel: (options) => soundRules.openBackChannel({ ...options, largest: 1_000_000_000 }),
    }),
    caughtBy: ['discovery.huge'],
    alsoCaughtBy: ['resilience.compressed-bomb'],
  },
} as const satisfies FlawTable
