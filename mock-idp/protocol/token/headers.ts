import type { Incoming, Reply } from '../../server/exchange.ts'
import { notCached } from '../../server/headers.ts'

/** The headers of the token endpoint: never cached, and browsers of single-page applications may read the answer. */
export const withTokenHeaders = (incoming: Incoming, reply: Reply): Reply => ({
  ...reply,
  headers: {
    ...notCached,
    ...(incoming.headers.origin === undefined ? {} : crossOrigin(incoming)),
    ...reply.headers,
  },
})

const crossOrigin = ({ headers }: Incoming): Readonly<Record<string, string>> => {
  const asked = headers['access-control-request-headers']
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST, OPTIONS',
    ...(asked === undefined
      ? {}
      : { 'Access-Control-Allow-Headers': asked, 'Access-Control-Max-Age': '86400' }),
  }
}
