import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { parseOptions } from './alone/options.ts'

const main = new URL('./main.mjs', import.meta.url).pathname
const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})

const start = (...args: string[]) => startProgram(main, ...args)
const startProgram = (program: string, ...args: string[]) => {
  const child = spawn(process.execPath, [program, ...args])
  running.add(child)
  const text = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    text.out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    text.err += String(chunk)
  })
  const ended = once(child, 'close').then(([code]) => code as number)
  return { child, text, ended }
}

describe('npm run mock-idp', () => {
  it('prints one line of JSON, answers, and ends cleanly', async () => {
    const { child, text, ended } = start(
      '--http',
      '--port',
      '0',
      '--control-port',
      '0',
      '--json',
      '--seed',
      's',
      '--redirect-uri',
      'https://app.example/cb',
    )
    await once(child.stdout, 'data')
    const told = JSON.parse(text.out) as Record<string, unknown>
    expect(Object.keys(told)).toEqual([
      'origin',
      'issuer',
      'metadataUrl',
      'tenantId',
      'clientId',
      'clientSecret',
      'redirectUris',
      'caFile',
      'control',
      'people',
    ])
    expect(told['redirectUris']).toEqual(['http://localhost:3000/callback', 'https://app.example/cb'])
    const document = (await (await fetch(String(told['metadataUrl']))).json()) as Record<string, unknown>
    expect(document['issuer']).toBe(told['issuer'])
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
    expect(text.out.trim().split('\n')).toHaveLength(1)
    expect(text.err).toBe('')
  })
  it('names the port that is in use, and leaves nothing running', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    for (const args of [
      ['--port', String(port), '--control-port', '0'],
      ['--port', '0', '--control-port', String(port)],
    ]) {
      const { text, ended } = start('--http', ...args)
      expect(await ended).toBe(3)
      expect(text.err).toContain(`Port ${port} on 127.0.0.1 is in use.`)
    }
    server.close()
  })
  it('lists everything wrong with the options, with the nearest names', async () => {
    const { text, ended } = start('--prot', '1', '--control-port', 'x')
    expect(await ended).toBe(2)
    expect(text.err).toContain('--prot is not an option; did you mean --port?')
    expect(text.err).toContain('--control-port takes a number from 0 to 65535, got "x".')
    expect(text.out).toBe('')
  })
})

describe('options', () => {
  it('have defaults', () =>
    expect(parseOptions([])).toEqual({
      kind: 'run',
      options: { port: 8443, controlPort: 8444, http: false, seed: undefined, json: false, redirectUris: [] },
    }))
  it.each([
    [['--port']],
    [['--port', '70000']],
    [['--redirect-uri', 'http://app.example']],
    [['extra']],
    [['--seed']],
  ])('refuse %j', (args) => expect(parseOptions(args).kind).toBe('wrong'))
})
