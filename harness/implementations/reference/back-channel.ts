import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { createSecureContext, getCACertificates } from 'node:tls'
import * as client from 'openid-client'
import { Agent, fetch } from 'undici'
import { isPrivateAddress } from './private-addresses.ts'

/** Seconds that an identity provider has for one answer. */
export const backChannelTimeout = 5
/** Largest answer that is read, in bytes. A metadata document has about 2 kB, a key set about 20 kB. */
const largestAnswer = 1_000_000

export interface BackChannel {
  readonly fetch: client.CustomFetch
  close(): Promise<void>
}

export interface BackChannelOptions {
  /** PEM text of a further authority to trust; without it Node's own trust decides, which NODE_EXTRA_CA_CERTS extends. */
  readonly ca?: string
  /** `host:port` (or a host, for every port) of identity providers on private addresses that may be asked all the same. Default: none. */
  readonly providers?: readonly string[]
  /** Whether an IP address is closed to the product's requests. */
  readonly isClosed?: typeof isPrivateAddress
  /** Largest answer that is read, in bytes. */
  readonly largest?: number
  /** Largest answer once it is unpacked, in bytes. Default: `largest`. */
  readonly largestUnpacked?: number
}

/**
 * The product's own requests to identity providers. Administrators of customers choose their addresses, so
 * they are kept out of the product's own network (server-side request forgery): an address is looked at
 * after it has been resolved and just before the connection, so that no spelling, no name and no name that
 * changes its mind gets past. Answers are bounded in time and size, and redirects are not followed.
 */
export const openBackChannel = ({
  ca,
  providers = [],
  isClosed = isPrivateAddress,
  largest = largestAnswer,
  largestUnpacked = largest,
}: BackChannelOptions): BackChannel => {
  const refusal = (host: string): Error =>
    new Error(`${host} is on a private network; the option "providers" lists those that may be asked`)
  const publicOnly: LookupFunction = (host, options, callback) =>
    resolve(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? []
      if (error !== null) return callback(error, [])
      if (first === undefined || found.some(({ address }) => isClosed(address)))
        return callback(refusal(host), [])
      return options.all === true ? callback(null, found) : callback(null, first.address, first.family)
    })
  const trust =
    ca === undefined
      ? {}
      : { secureContext: createSecureContext({ ca: [...getCACertificates('default'), ca] }) }
  const open = new Agent({ maxResponseSize: largest, connect: trust })
  const guarded = new Agent({ maxResponseSize: largest, connect: { ...trust, lookup: publicOnly } })

  /** Which way a request takes. An address that is no name is never looked up, so it is looked at here. */
  const agentFor = (url: URL): Agent => {
    const { protocol, port, hostname } = url
    const at = `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`
    if (providers.includes(at) || providers.includes(hostname)) return open
    const literal = hostname.replace(/^\[(.*)\]$/, '$1')
    if (/^[\d.]+$|:/.test(literal) && isClosed(literal)) throw refusal(hostname)
    return guarded
  }

  return {
    fetch: async (url, { method, headers, body, signal }) => {
      const answer = await fetch(url, {
        dispatcher: agentFor(new URL(url)),
        redirect: 'manual',
        method,
        headers,
        body: body instanceof URLSearchParams ? body.toString() : null,
        signal: signal ?? null,
      })
      const content = await readAtMost(answer.body, largestUnpacked)
      return new Response(content.length === 0 ? null : content, {
        status: answer.status,
        headers: [...answer.headers],
      })
    },
    close: async () => {
      await Promise.all([open.destroy(), guarded.destroy()])
    },
  }
}

/** A few kilobytes can unpack to gigabytes, so they are counted again while they do. */
const readAtMost = async (
  body: AsyncIterable<Uint8Array> | null,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > most) throw new Error(`an answer of more than ${most} bytes`)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Applied to every openid-client configuration and discovery. */
export const backChannelOptions = (fetch: client.CustomFetch): client.DiscoveryRequestOptions => ({
  [client.customFetch]: fetch,
  timeout: backChannelTimeout,
})
