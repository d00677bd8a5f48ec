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

export const publicMetadata: Readonly<Record<string, string>> = {
  'Cache-Control': 'max-age=86400, private',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, OPTIONS',
}

export const jsonType = 'application/json; charset=utf-8'
export const htmlType = 'text/html; charset=utf-8'
