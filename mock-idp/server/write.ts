import { once } from 'node:events'
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'
import { gzipSync } from 'node:zlib'
import type { World } from '../world.ts'
import type { Reply } from './exchange.ts'
import { commonHeaders, gatewayCookiesOf } from './headers.ts'

/** Writes a reply, and misbehaves below HTTP where a fault says so. */
export const write = async (
  world: Pick<World, 'seed' | 'serial'>,
  response: ServerResponse,
  reply: Reply,
): Promise<void> => {
  if (response.destroyed || response.headersSent) return
  const { transport } = reply
  if (transport !== undefined) {
    await delay(response, transport)
    if (response.destroyed) return
    if (transport.some((fault) => fault.do === 'reset')) {
      reset(response)
      return
    }
  }
  const headers = headersOf(world, reply)
  if (transport === undefined && reply.encoding === undefined) {
    // As one text with its head, so that it is written at once.
    headers['Content-Length'] = Buffer.byteLength(reply.body)
    response.writeHead(reply.status, headers).end(reply.body)
    return
  }
  const body = Buffer.from(reply.body, reply.encoding ?? 'utf-8')
  const bomb = transport?.find(({ compressed }) => compressed !== undefined)
  if (bomb?.bytes !== undefined) {
    const packed = packedTo(body, bomb.bytes)
    response.writeHead(reply.status, {
      ...headers,
      'Content-Encoding': 'gzip',
      'Content-Length': packed.length,
    })
    response.end(packed)
    return
  }
  const longest = Math.max(body.length, ...(transport ?? []).map(({ bytes = 0 }) => bytes))
  response.writeHead(reply.status, { ...headers, 'Content-Length': longest })
  if (transport?.some((fault) => fault.do === 'truncate') === true) {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy())
    return
  }
  response.write(body)
  await pad(response, longest - body.length)
  response.end()
}

/** Node resets plain connections only; one with TLS breaks off without its closing words, which is as abrupt. */
const reset = ({ socket }: ServerResponse): void => {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket?.resetAndDestroy()
}

const headersOf = ({ seed, serial }: Pick<World, 'seed' | 'serial'>, reply: Reply): OutgoingHttpHeaders => {
  const count = serial()
  const headers: OutgoingHttpHeaders = commonHeaders(seed, count)
  for (const [name, value] of Object.entries(reply.headers))
    headers[name] = typeof value === 'string' ? headerText(value) : value.map(headerText)
  const cookies = gatewayCookiesOf(seed, count, reply.notes.at(-1)?.message)
  if (cookies.length > 0) {
    const own = headers['Set-Cookie']
    headers['Set-Cookie'] = [...(Array.isArray(own) ? own : []), ...cookies]
  }
  return headers
}

/** A header holds no other characters than these; what else a URL has in it is percent-encoded. */
const headerText = (value: string): string =>
  unfit.test(value) ? value.toWellFormed().replaceAll(new RegExp(unfit, 'g'), encodeURIComponent) : value

const unfit = /[^\t\x20-\x7e]+/

type Transport = NonNullable<Reply['transport']>

const delay = async (response: ServerResponse, transport: Transport): Promise<void> => {
  for (const fault of transport) {
    if (fault.do !== 'delay') continue
    const stop = new AbortController()
    response.socket?.once('close', () => stop.abort())
    await sleep(fault.milliseconds ?? 0, undefined, { signal: stop.signal, ref: false }).catch(
      () => undefined,
    )
  }
}

const blank = Buffer.alloc(65_536, ' ')

/** A million spaces, made when they are first needed. */
let packedBlank: Buffer | undefined
const millionBytes = 1_000_000

/** A body and spaces up to so many bytes (whole millions): gzip streams one after the other are one stream (RFC 1952, 2.2). */
const packedTo = (body: Buffer, bytes: number): Buffer => {
  packedBlank ??= gzipSync(Buffer.alloc(millionBytes, ' '))
  const millions = Math.ceil(Math.max(0, bytes - body.length) / millionBytes)
  return Buffer.concat([gzipSync(body), ...Array.from({ length: millions }, () => packedBlank ?? blank)])
}

/** So many spaces, as fast as the other side takes them: they are never in memory at once. */
const pad = async (response: ServerResponse, bytes: number): Promise<void> => {
  let left = bytes
  while (left > 0 && !response.destroyed) {
    const chunk = blank.subarray(0, Math.min(left, blank.length))
    left -= chunk.length
    if (response.write(chunk)) continue
    const stop = new AbortController()
    const { signal } = stop
    await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]).catch(
      () => undefined,
    )
    stop.abort()
  }
}
