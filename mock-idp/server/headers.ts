import type { JournalMessage } from '../contract.ts'
import type { Seed } from '../seed.ts'

/**
 * The headers that Entra puts on every answer. Strict-Transport-Security is left out on purpose: from
 * https://localhost it would lock the product at http://localhost out of the browser.
 */
export const commonHeaders = (seed: Seed, serial: number): Record<string, string> => ({
  'X-Content-Type-Options': 'nosniff',
  P3P: 'CP="DSP CUR OTPi IND OTRi ONL FIN"',
  'x-ms-request-id': seed.guid(`request:${serial}`),
  'x-ms-ests-server': '2.1.0.0 - MOCK ProdSlices',
})

export const notCached: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store, no-cache',
  Pragma: 'no-cache',
  Expires: '-1',
}

const crossOrigin: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, OPTIONS',
}

export const publicMetadata: Readonly<Record<string, string>> = {
  'Cache-Control': 'max-age=86400, private',
  ...crossOrigin,
}

/** Errors of the metadata can be read from other origins too, but are not kept. */
export const publicErrors: Readonly<Record<string, string>> = { ...notCached, ...crossOrigin }

/** Answers of Microsoft Graph: pages of any origin may call it with an access token. */
export const graphHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-cache',
  'Access-Control-Allow-Origin': '*',
}

/** Which cookies of Entra's own gateway come with which answer. */
const gatewayCookies: Partial<Record<JournalMessage, readonly GatewayCookie[]>> = {
  discovery: ['fpc', 'esctx', 'slice', 'service'],
  jwks: ['fpc', 'esctx', 'slice', 'service'],
  token: ['fpc', 'slice', 'service'],
}
type GatewayCookie = keyof typeof makeCookie

const rest = 'path=/; secure; HttpOnly; SameSite=None'
const makeCookie = {
  fpc: (seed: Seed, serial: number) => `fpc=${seed.text(`fpc:${serial}`, 22)}; ${rest}`,
  esctx: (seed: Seed, serial: number) => `esctx=PAQABBwEAAAD${seed.text(`esctx:${serial}`, 100)}; ${rest}`,
  slice: () => `x-ms-gateway-slice=estsfd; ${rest}`,
  service: () => `stsservicecookie=estsfd; ${rest}`,
}

/** The cookies that Entra's gateway adds to an answer. They mean nothing to anybody. */
export const gatewayCookiesOf = (
  seed: Seed,
  serial: number,
  message: JournalMessage | undefined,
): readonly string[] =>
  (message === undefined ? undefined : gatewayCookies[message])?.map((name) =>
    makeCookie[name](seed, serial),
  ) ?? []

export const jsonType = 'application/json; charset=utf-8'
export const htmlType = 'text/html; charset=utf-8'
