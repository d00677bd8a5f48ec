import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localAuthority } from './authority.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-entra-ca-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('local certificate authority', () => {
  it.each(['localhost', '127.0.0.1'])('is trusted at %s by who knows it', async (host) => {
    const { ca, leaf } = localAuthority(folder)
    const server = createServer(leaf).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const socket = connect({
      port,
      host: '127.0.0.1',
      ca,
      ...(host === 'localhost' ? { servername: host } : {}),
    })
    await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject))
    expect(socket.authorized).toBe(true)
    socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  it('keeps its files, readable by nobody else where it matters', () => {
    const first = localAuthority(folder)
    expect(localAuthority(folder)).toEqual(first)
    expect(statSync(join(folder, 'ca-key.pem')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'leaf-key.pem')).mode & 0o777).toBe(0o600)
  })
  it('makes a new leaf near its expiry, and everything when a file is unreadable', () => {
    const first = localAuthority(folder)
    const later = localAuthority(folder, new Date(Date.now() + 380 * 86_400_000))
    expect(later.ca).toBe(first.ca)
    expect(later.leaf.cert).not.toBe(first.leaf.cert)
    writeFileSync(join(folder, 'ca.pem'), 'garbage')
    const third = localAuthority(folder)
    expect(third.ca).not.toBe(first.ca)
    expect(new X509Certificate(third.leaf.cert).verify(new X509Certificate(third.ca).publicKey)).toBe(true)
    expect(readFileSync(third.caFile, 'utf8')).toBe(third.ca)
  })
  it('says what to do when the folder cannot be written', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => localAuthority(join(folder, 'file', 'below'))).toThrow(
      /Name a folder that can be written, or use plain http/,
    )
  })
})
