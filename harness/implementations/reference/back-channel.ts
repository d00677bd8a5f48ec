import { createSecureContext, getCACertificates } from 'node:tls'
import * as client from 'openid-client'
import { Agent, fetch } from 'undici'

/** Seconds that an identity provider has for one answer. */
export const backChannelTimeout = 5
/** Largest answer that is read, in bytes. A metadata document has about 2 kB, a key set about 20 kB. */
const largestAnswer = 1_000_000

export interface BackChannel {
  readonly fetch: client.CustomFetch
  close(): Promise<void>
}

/**
 * The product's own requests to identity providers. Administrators of customers choose their addresses, so
 * answers are bounded in time and size, and redirects are not followed. (A product on a network with
 * internal services also refuses private addresses here, in the agent's `lookup`.)
 *
 * `ca` is the PEM text of a further authority to trust; without it, Node's own trust decides, which
 * NODE_EXTRA_CA_CERTS extends.
 */
export const openBackChannel = (ca?: string): BackChannel => {
  const agent = new Agent({
    maxResponseSize: largestAnswer,
    ...(ca === undefined
      ? {}
      : { connect: { secureContext: createSecureContext({ ca: [...getCACertificates('default'), ca] }) } }),
  })
  return {
    fetch: async (url, { method, headers, body, signal }) => {
      const answer = await fetch(url, {
        dispatcher: agent,
        redirect: 'manual',
        method,
        headers,
        body: body instanceof URLSearchParams ? body.toString() : null,
        signal: signal ?? null,
      })
      const content = await answer.arrayBuffer()
      return new Response(content.byteLength === 0 ? null : content, {
        status: answer.status,
        headers: [...answer.headers],
      })
    },
    close: () => agent.destroy(),
  }
}

/** Applied to every openid-client configuration and discovery. */
export const backChannelOptions = (
  fetch: client.CustomFetch,
  url: string,
): client.DiscoveryRequestOptions => ({
  [client.customFetch]: fetch,
  timeout: backChannelTimeout,
  // Only an issuer on this machine gets here with http: see issuer.ts.
  execute: new URL(url).protocol === 'http:' ? [client.allowInsecureRequests] : [],
})
