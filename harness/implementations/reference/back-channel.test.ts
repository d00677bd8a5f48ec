import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BackChannel, type BackChannelOptions, openBackChannel } from './back-channel.ts'

let server: Server
let port = 0
let hits = 0
let channel: BackChannel

beforeAll(async () => {
  server = createServer((request, response) => {
    hits += 1
    if (request.headers['x-wants'] === 'gzip') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)))
      return
    }
    response.writeHead(302, { location: `http://127.0.0.1:${port}/elsewhere` }).end('x'.repeat(1000))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())
afterEach(() => channel.close())

const ask = (host: string, options: BackChannelOptions = {}, headers: Record<string, string> = {}) => {
  hits = 0
  channel = openBackChannel(options)
  return channel.fetch(`http://${host}:${port}/`, {
    method: 'GET',
    headers,
    body: null,
    redirect: 'manual',
  })
}

test.each(['127.0.0.1', '2130706433', '0177.0.0.1', '0.0.0.0', '[::ffff:127.0.0.1]', 'localhost'])(
  'asks nothing of a private address spelt %s',
  async (host) => {
    await expect(ask(host)).rejects.toThrow()
    expect(hits).toBe(0)
  },
)

test('asks a provider that is allowed by name and port', async () => {
  const { status } = await ask('127.0.0.1', { providers: [`127.0.0.1:${port}`] })
  expect(status).toBe(302)
})

test('allows no other port of an allowed provider', async () => {
  await expect(ask('127.0.0.1', { providers: ['127.0.0.1:1'] })).rejects.toThrow()
})

test('follows no redirect', async () => {
  await ask('127.0.0.1', { isClosed: () => false })
  expect(hits).toBe(1)
})

test('reads no more than it may', async () => {
  await expect(ask('127.0.0.1', { isClosed: () => false, largest: 10 })).rejects.toThrow()
})

test('counts again what unpacks to more', async () => {
  const open: BackChannelOptions = { isClosed: () => false, largest: 10_000 }
  const unpacked = await ask('127.0.0.1', { ...open, largestUnpacked: 100_000 }, { 'x-wants': 'gzip' })
  expect(await unpacked.text()).toHaveLength(100_000)
  await channel.close()
  await expect(ask('127.0.0.1', open, { 'x-wants': 'gzip' })).rejects.toThrow('more than 10000 bytes')
})
