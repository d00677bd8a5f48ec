import { execFile, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LocalAuthority, localAuthority } from './authority.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-entra-ca-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('local certificate authority', () => {
  it.each(['localhost', '127.0.0.1'])('is trusted at %s by who knows it', async (host) => {
    const { ca, leaf } = await localAuthority(folder)
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
  it('keeps its files, readable by nobody else where it matters', async () => {
    const first = await localAuthority(folder)
    expect(await localAuthority(folder)).toEqual(first)
    expect(statSync(join(folder, 'ca-key.pem')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'leaf-key.pem')).mode & 0o777).toBe(0o600)
  })
  it('has a certificate of its own for every list of further names', async () => {
    const own = await localAuthority(folder)
    const named = await localAuthority(folder, new Date(), ['entra.test', '10.0.0.1'])
    const certificate = new X509Certificate(named.leaf.cert)
    expect(certificate.subjectAltName).toBe(
      'DNS:localhost, IP Address:127.0.0.1, DNS:entra.test, IP Address:10.0.0.1',
    )
    expect(named.ca).toBe(own.ca)
    expect((await localAuthority(folder)).leaf).toEqual(own.leaf)
  })
  it('makes a new leaf near its expiry, and everything when a file is unreadable', async () => {
    const first = await localAuthority(folder)
    const later = await localAuthority(folder, new Date(Date.now() + 380 * 86_400_000))
    expect(later.ca).toBe(first.ca)
    expect(later.leaf.cert).not.toBe(first.leaf.cert)
    writeFileSync(join(folder, 'ca.pem'), 'garbage')
    const third = await localAuthority(folder)
    expect(third.ca).not.toBe(first.ca)
    expect(new X509Certificate(third.leaf.cert).verify(new X509Certificate(third.ca).publicKey)).toBe(true)
    expect(readFileSync(third.caFile, 'utf8')).toBe(third.ca)
  })
  it('says what to do when the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(localAuthority(join(folder, 'file', 'below'))).rejects.toThrow(
      /Name a folder that can be written, or use plain http/,
    )
  })
  it.skipIf(spawnSync('openssl', ['version']).status !== 0)('satisfies a strict verifier', async () => {
    const { caFile } = await localAuthority(folder)
    const args = ['verify', '-x509_strict', '-verify_hostname', 'localhost', '-CAfile', caFile]
    const told = spawnSync('openssl', [...args, join(folder, 'leaf.pem')], { encoding: 'utf8' })
    expect(told.stdout + told.stderr).toBe(`${join(folder, 'leaf.pem')}: OK\n`)
  })
  it.each(['empty', 'unusable'])(
    'is one and the same for programs that start at once on an %s folder',
    async (kind) => {
      if (kind === 'unusable')
        for (const name of ['ca.pem', 'ca-key.pem']) writeFileSync(join(folder, name), '')
      const all = await Promise.all(Array.from({ length: 6 }, () => inChild(folder)))
      const ca = readFileSync(join(folder, 'ca.pem'), 'utf8')
      const { publicKey } = new X509Certificate(ca)
      for (const known of all) {
        expect(known.ca).toBe(ca)
        expect(new X509Certificate(known.leaf.cert).verify(publicKey)).toBe(true)
      }
      expect(await localAuthority(folder)).toEqual(all[0])
      expect(readdirSync(folder).sort()).toEqual(['ca-key.pem', 'ca.pem', 'leaf-key.pem', 'leaf.pem'])
    },
  )
  it('does not wait for a program that was killed', async () => {
    const lock = join(folder, 'making.lock')
    mkdirSync(lock)
    utimesSync(lock, new Date(), new Date(Date.now() - 60_000))
    await localAuthority(folder)
    expect(readdirSync(folder)).not.toContain('making.lock')
  })
})

/** What another program gets from the folder. */
const inChild = async (caDirectory: string): Promise<LocalAuthority> => {
  const module = JSON.stringify(new URL('./authority.ts', import.meta.url).href)
  const code = `const { localAuthority } = await import(${module}); console.log(JSON.stringify(await localAuthority(process.argv[1])))`
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code, caDirectory])
  return JSON.parse(stdout) as LocalAuthority
}
